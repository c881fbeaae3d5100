import type { Incident } from '../../incidents/records/incident.js';
import { ID_KEY } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { viewer } from '../kernel/access.js';
import { flag, word } from '../kernel/arguments/arguments.js';
import { PAGE_KEY, readPageKey } from '../kernel/arguments/vocabulary.js';
import { defineCommand } from '../kernel/command.js';
import type { Invocation } from '../kernel/invocation.js';
import { readRecord } from '../kernel/read-record.js';
import { answer, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { readOwnTasks } from './own-tasks.js';
import { buildOwnTasks, buildTaskList } from './task-list.js';

const OWN_PAGE = 8;

export const tasks = defineCommand({
  name: 'tasks',
  aliases: ['todos', 'actions', 'followups'],
  group: 'Work together',
  usage: 'tasks [id | mine]',
  summary: "list an incident's tasks; outside its channel, your open tasks in all incidents",
  examples: ['/incident tasks', '/incident tasks mine', '/incident tasks 42'],
  target: 'optional',
  access: viewer,
  arguments: { cursor: word(readPageKey), mine: flag('mine', 'my') },
  run: async (deps, { invocation, incident, args: { cursor, mine } }) =>
    mine || !incident
      ? showOwnTasks(deps, invocation, cursor)
      : showTasks(deps, incident, Number(cursor) || undefined),
});

/** The tasks of one incident, open ones first. */
export async function showTasks(
  deps: Pick<RequestDeps, 'archive' | 'store'>,
  { incident_id, archived_at }: Incident,
  page = 1,
): Promise<Reply> {
  const moreCommand = (next: number) => `tasks ${ID_KEY}${incident_id} ${PAGE_KEY}${next}`;
  const isArchived = archived_at !== undefined;
  const tasks = isArchived
    ? (await readRecord(deps, incident_id)).tasks
    : await deps.store.tasksOf(incident_id);
  return answer(buildTaskList(shortId(incident_id), { tasks, page, moreCommand, isArchived }));
}

/** A person's open tasks in all incidents. */
export async function showOwnTasks(
  deps: RequestDeps,
  { userId }: Invocation,
  cursor?: string,
): Promise<Reply> {
  const page = await readOwnTasks(deps, userId, { limit: OWN_PAGE, cursor });
  return answer(
    buildOwnTasks(page, (next) => `tasks mine ${PAGE_KEY}${next}`),
    page.items.map(({ incident }) => incident.incident_id),
  );
}
