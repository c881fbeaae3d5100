import * as z from 'zod';
import { participant } from '../kernel/access.js';
import { defineIncidentForm, readField } from '../kernel/forms/form.js';
import { readDue } from '../kernel/time/time-arguments.js';
import { addTask } from './add-task.js';
import { readTaskText } from './read-new-task.js';
import { TASK_FIELDS, TASK_MODAL } from './task-modal.js';

/** Adds a task. */
export const taskForm = defineIncidentForm({
  callbackId: TASK_MODAL,
  metadata: z.object({ incident_id: z.string() }),
  outdated: 'This form is out of date. `/incident task` opens a new one.',
  errorField: TASK_FIELDS.text,
  access: participant('add tasks to'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, field, words }) {
    const text = await readTaskText(deps, words(TASK_FIELDS.text));
    const due = await readField(TASK_FIELDS.due, () => readDue(field(TASK_FIELDS.due), { deps, invocation }));
    const owner = field(TASK_FIELDS.owner) || undefined;
    const add = () => addTask(deps, invocation, { incident, text, owner, due });
    await (owner === undefined ? add() : readField(TASK_FIELDS.owner, add));
    return undefined;
  },
});
