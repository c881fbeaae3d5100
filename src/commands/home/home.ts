import * as z from 'zod';
import { ACTIVE_STATUSES, type Incident } from '../../incidents/records/incident.js';
import type { OpenHome } from '../../incidents/records/open-home.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { isFullMember, mayUse } from '../kernel/access.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findIncidents } from '../look-up/find-incidents.js';
import { readOwnTasks } from '../tasks/own-tasks.js';
import { buildHome, type HomePages } from './home-view.js';

const TASKS = 8;
const MINE = 8;
const OPEN = 15;
/** Participants may still have a resolved incident to close. */
const NOT_CLOSED = [...ACTIVE_STATUSES, 'RESOLVED'];
/** More people than look at Home at the same time in most workspaces; Slack accepts a hundred views a minute. */
const WATCHERS = 25;

const cursor = z.string().max(500).optional();
export const homePages = z.object({ tasks: cursor, mine: cursor, open: cursor });

/** Publishes one person's App Home. */
export const publishHome = defineJob({
  kind: 'home',
  payload: z.object({ user_id: z.string(), pages: homePages }),
  lane: ({ user_id }) => `home-${user_id}`,
  async run(deps, { payload: { user_id, pages }, request }) {
    await publish(deps, { user_id, opened_at: request.created_at }, pages);
  },
});

/** Publishes App Home for a person who opened it, turned a page or clicked in it; not for bots and deactivated users. */
export async function openHome(
  deps: RequestDeps,
  invocation: Invocation,
  pages: HomePages = {},
): Promise<void> {
  if (!(await mayUse(deps, invocation.userId))) return;
  await publishHome.open(deps, invocation, { user_id: invocation.userId, pages });
}

/** Publishes the first page of Home again for the people looking at it: a step of jobs that change what it shows. */
export async function refreshHomes(deps: JobDeps, attempt: JobRun['attempt']): Promise<void> {
  for (const home of await deps.store.openHomes({ limit: WATCHERS, now: deps.clock.now() })) {
    await attempt('home', async () => {
      if (await mayUse(deps, home.user_id)) await publish(deps, home);
    });
  }
}

/** How often a view is made again because what it shows was hidden while it was published. */
const TURNS = 3;

/** Publishes a person's App Home with what they may see at this moment. */
export async function publish(
  deps: JobDeps,
  { user_id, opened_at }: Pick<OpenHome, 'user_id' | 'opened_at'>,
  pages: HomePages = {},
): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { shows, view } = await compose(deps, user_id, pages);
    const published_at = deps.clock.now();
    // Before it's published: whatever hides an incident finds the homes that show it here.
    const prepared = await deps.store.prepareHome({ user_id, opened_at }, shows);
    if (await deps.show.publishHome(user_id, view, shows))
      return deps.store.confirmHome(prepared, { shows, published_at });
  }
}

async function compose(deps: JobDeps, viewerId: string, pages: HomePages) {
  const active = { viewerId, statuses: ACTIVE_STATUSES };
  const own = { viewerId, statuses: NOT_CLOSED, personId: viewerId };
  const [isMember, tasks, mine, open] = await Promise.all([
    isFullMember(deps, viewerId),
    readOwnTasks(deps, viewerId, { limit: TASKS, cursor: pages.tasks }),
    findIncidents(deps, own, { limit: MINE, cursor: pages.mine }),
    findIncidents(deps, active, { limit: OPEN, cursor: pages.open }),
  ]);
  const incidents = [...tasks.items.map(({ incident }) => incident), ...mine.items, ...open.items];
  const shows = [...new Set(incidents.map(({ incident_id }) => incident_id))];
  const hasMore = mine.cursor !== undefined || pages.mine !== undefined;
  const joined = new Set(hasMore ? await joinedOf(deps, viewerId, open.items) : []);
  return {
    shows,
    view: buildHome({ tasks, mine, open, joined, isReader: !isMember, pages, now: deps.clock.now() }),
  };
}

/** The incidents that someone is in, which may be on another page of theirs. 0.5 RRU each. */
async function joinedOf(
  { store }: Pick<JobDeps, 'store'>,
  userId: string,
  incidents: readonly Incident[],
): Promise<string[]> {
  const participants = await Promise.all(
    incidents.map(({ incident_id }) => store.getParticipant(incident_id, userId)),
  );
  return incidents.filter((_, i) => isCurrentMember(participants[i])).map(({ incident_id }) => incident_id);
}
