import * as z from 'zod';
import { ACTIVE_STATUSES } from '../../incidents/records/incident.js';
import type { Job, JobRun } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import type { Invocation } from '../kernel/invocation.js';
import { openJob } from '../kernel/open-job.js';
import { findIncidents } from '../look-up/find-incidents.js';
import { readOwnTasks } from '../tasks/own-tasks.js';
import { buildHome, type HomePages } from './home-view.js';

const TASKS = 8;
const MINE = 8;
const OPEN = 15;
/** Whoever took part has a resolved incident still to close. */
const NOT_CLOSED = [...ACTIVE_STATUSES, 'RESOLVED'];
/** More people than look at Home at once in most workspaces; Slack takes a hundred views a minute. */
const WATCHERS = 25;

const cursor = z.string().max(500).optional();
export const homePages = z.object({ tasks: cursor, mine: cursor, open: cursor });
const payload = z.object({ user_id: z.string(), pages: homePages });

/** Draws one person's App Home. */
export const drawHome: Job = {
  kind: 'home',
  async run(deps, { request }) {
    const { user_id, pages } = payload.parse(request.payload);
    await deps.store.recordHomeOpened({ user_id, opened_at: request.created_at });
    await publish(deps, user_id, pages);
  },
};

/** Has App Home drawn for whoever opened it, turned a page or pressed a button in it. */
export async function openHome(deps: Deps, ask: Invocation, pages: HomePages = {}): Promise<void> {
  const lane = `home-${ask.userId}`;
  await openJob(deps, ask, { kind: drawHome.kind, lane, payload: { user_id: ask.userId, pages } });
}

/** Draws Home anew for those who look at it, at its first page. A step of jobs that change what it shows. */
export async function refreshHomes(deps: Deps, attempt: JobRun['attempt']): Promise<void> {
  for (const userId of await deps.store.openHomes(WATCHERS)) {
    await attempt('home', () => publish(deps, userId, {}));
  }
}

async function publish(deps: Deps, userId: string, pages: HomePages): Promise<void> {
  const { store, slack, clock } = deps;
  const active = { statuses: ACTIVE_STATUSES };
  const [tasks, mine, open] = await Promise.all([
    readOwnTasks(deps, userId, { limit: TASKS, cursor: pages.tasks }),
    findIncidents(store, { statuses: NOT_CLOSED, userId }, { limit: MINE, cursor: pages.mine }),
    findIncidents(store, active, { limit: OPEN, cursor: pages.open }),
  ]);
  await slack.publishHome(userId, buildHome({ tasks, mine, open, pages, now: clock.now() }));
}
