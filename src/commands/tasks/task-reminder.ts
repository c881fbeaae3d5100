import type { Incident } from '../../incidents/records/incident.js';
import { TASK_MAX, type Task } from '../../incidents/records/incident-task.js';
import { type Message, notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user } from '../../views/text.js';
import { dueTaskButtons } from './task-row.js';

/** Reminds the owner of a task, or else the commander, that it's due. */
export function buildTaskReminder(incident: Incident, task: Task): Message {
  const { number, text, owner = incident.roles.commander } = task;
  const to = owner === undefined ? '' : `${user(owner)}: `;
  const about = `task ${number} of ${shortId(incident.incident_id)} is due`;
  const says = to === '' ? about.replace(/^t/, 'T') : `${to}${about}`;
  const { text: fallback, blocks = [] } = notice(`:bell: ${says}: ${label(text, TASK_MAX)}`);
  return { text: fallback, blocks: [...blocks, dueTaskButtons(task)] };
}
