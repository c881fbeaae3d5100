import * as z from 'zod';
import type { NameOf } from '../../incidents/names.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { plain } from '../../views/text.js';
import { readReadable } from '../agent-deps.js';
import { defineTool } from '../define-tool.js';
import { person, personSchema } from '../entry-schema.js';
import { quoted, quotedSchema } from '../quoted.js';
import { incidentArgument } from '../tool-arguments.js';

/** More than any incident has had. */
const TASKS_MAX = 200;

const taskLine = z.object({
  number: z.number(),
  text: quotedSchema,
  state: z.enum(['open', 'done']),
  owner: personSchema.optional(),
  due: z.string().optional(),
  added_at: z.string(),
  done_at: z.string().optional(),
});

export const readTasks = defineTool({
  name: 'read_tasks',
  title: 'Read the tasks',
  description: 'The tasks of one incident, open ones first, with owners and due dates.',
  input: z.strictObject({ incident: incidentArgument }),
  output: z.object({ tasks: z.array(taskLine), left_out: z.number() }),
  async run(deps, { incident }) {
    const record = await readReadable(deps, incident);
    const { tasks } = record;
    const nameOf = await deps.namesIn({ incident: record.incident, tasks });
    const ordered = tasks.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number);
    const shown = ordered.slice(0, TASKS_MAX);
    return {
      tasks: shown.map((task) => toLine(task, nameOf)),
      left_out: ordered.length - shown.length,
    };
  },
});

function rank({ state }: Task): number {
  return state === 'open' ? 0 : 1;
}

function toLine({ number, text, state, owner, due, timestamp, done_at }: Task, nameOf: NameOf) {
  return {
    number,
    text: quoted(plain(text, nameOf)),
    state,
    ...(owner !== undefined && { owner: person(owner, nameOf(owner)) }),
    ...(due !== undefined && { due }),
    added_at: timestamp,
    ...(done_at !== undefined && { done_at }),
  };
}
