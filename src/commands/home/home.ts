import * as z from 'zod';
import { ForbiddenError } from '../../base/errors.js';
import type { Page } from '../../base/pages.js';
import { ACTIVE_STATUSES, type Incident } from '../../incidents/records/incident.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { checkAccess, viewer } from '../kernel/access.js';
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
    await deps.store.recordHomeOpened({ user_id, opened_at: request.created_at });
    await publish(deps, user_id, pages);
  },
});

/** Publishes App Home for a person who opened it, turned a page or clicked in it; not for bots and deactivated users. */
export async function openHome(
  deps: RequestDeps,
  invocation: Invocation,
  pages: HomePages = {},
): Promise<void> {
  try {
    await checkAccess(deps, invocation, viewer);
  } catch (error) {
    if (error instanceof ForbiddenError) return;
    throw error;
  }
  await publishHome.open(deps, invocation, { user_id: invocation.userId, pages });
}

/** Publishes the first page of Home again for the people looking at it: a step of jobs that change what it shows. */
export async function refreshHomes(deps: JobDeps, attempt: JobRun['attempt']): Promise<void> {
  for (const userId of await deps.store.openHomes(WATCHERS)) {
    await attempt('home', () => publish(deps, userId, {}));
  }
}

async function publish(deps: JobDeps, userId: string, pages: HomePages): Promise<void> {
  const { store, slack, clock } = deps;
  const [tasks, mine, open] = await Promise.all([
    readOwnTasks(deps, userId, { limit: TASKS, cursor: pages.tasks }),
    findIncidents(store, { statuses: NOT_CLOSED, userId }, { limit: MINE, cursor: pages.mine }),
    readOpenIncidents(deps, userId, pages.open),
  ]);
  await slack.publishHome(userId, buildHome({ tasks, mine, open, pages, now: clock.now() }));
}

/** Guests and external people see only the incidents whose channel they're in. */
async function readOpenIncidents(
  { store, slack }: JobDeps,
  userId: string,
  cursor: string | undefined,
): Promise<Page<Incident>> {
  const { isGuest, isExternal } = await slack.user(userId);
  if (isGuest || isExternal) return { items: [] };
  return findIncidents(store, { statuses: ACTIVE_STATUSES }, { limit: OPEN, cursor });
}
