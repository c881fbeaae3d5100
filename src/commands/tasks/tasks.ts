import type { Deps } from '../../ports/deps.js';
import { shortId } from '../../views/labels.js';
import { readIncident } from '../kernel/change.js';
import type { Invocation } from '../kernel/invocation.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer, type Reply } from '../kernel/reply.js';
import { loadTarget } from '../kernel/target.js';
import { PAGE_KEY, readPageKey } from '../kernel/vocabulary.js';
import { buildOwnTasks, buildTaskList } from './task-list.js';
import { ownTasks } from './tasks-own.js';

const OWN_PAGE = 8;

export const tasks: LegacyCommand = {
  name: 'tasks',
  aliases: ['todos', 'actions', 'followups'],
  group: 'Work together',
  usage: 'tasks [id | mine]',
  summary: 'list what is to be done in an incident; outside of one, your own tasks everywhere',
  examples: ['/incident tasks', '/incident tasks mine', '/incident tasks 42'],
  about: 'workspace',
  async run(deps, { ask, words }) {
    const cursor = words.takeAny(readPageKey);
    const isMine = words.takeAny((word) => (/^(?:mine|my)$/i.test(word) ? true : undefined));
    const here = ask.channelId === undefined ? undefined : await deps.cached.incidentOf(ask.channelId);
    if (isMine || (words.isEmpty && here === undefined)) return showOwnTasks(deps, ask, cursor);
    const source = { invocation: ask, reader: words };
    const incident = await loadTarget(deps, { ...tasks, target: 'incident', rest: 'none' }, source);
    return showTasks(deps, { incidentId: incident?.incident_id ?? '', page: Number(cursor) || 1 });
  },
};

/** The tasks of one incident, the open ones first. */
export async function showTasks(
  deps: Deps,
  { incidentId, page = 1 }: { incidentId: string; page?: number },
): Promise<Reply> {
  await readIncident(deps, incidentId);
  const all = await deps.store.tasksOf(incidentId);
  const moreCommand = (next: number) => `tasks id:${incidentId} ${PAGE_KEY}${next}`;
  return answer(buildTaskList(shortId(incidentId), { tasks: all, page, moreCommand }));
}

/** The open tasks of whoever asks, in all incidents. */
export async function showOwnTasks(deps: Deps, ask: Invocation, cursor?: string): Promise<Reply> {
  const page = await ownTasks(deps, ask.userId, { limit: OWN_PAGE, cursor });
  return answer(buildOwnTasks(page, (next) => `tasks mine ${PAGE_KEY}${next}`));
}
