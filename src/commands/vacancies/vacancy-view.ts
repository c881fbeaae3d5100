import { listWords } from '../../base/list-words.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { actions, type Button, commandButton, ID_KEY, type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user } from '../../views/text.js';
import { openTaskLines } from '../tasks/task-row.js';

/** The roles and tasks of someone who left. */
export interface Vacancy {
  incident: Incident;
  userId: string;
  left: 'channel' | 'workspace';
  roles: readonly string[];
  /** Their open tasks. */
  tasks: readonly Task[];
  /** They declared the incident, which has no commander. */
  isDeclarer: boolean;
}

/** The channel's own menus show more. */
const BUTTONS = { roles: 3, tasks: 4 };
/** Maximum characters; only other programs write longer ones. */
const ROLE_MAX = 60;

/** Asks who takes over, with a button for each role and task. */
export function buildVacancy({ incident, userId, left, roles, tasks, isDeclarer }: Vacancy): Message {
  const id = shortId(incident.incident_id);
  const what = left === 'channel' ? 'left this channel' : 'no longer has an active account';
  const held = listWords(roles.map((role) => `*${label(role)}*`));
  const parts = [
    ...(roles.length > 0 ? [`They're still ${held} of ${id}.`] : []),
    ...(isDeclarer ? [`They declared ${id}, and it has no commander.`] : []),
    ...(tasks.length > 0 ? [`They have ${tasks.length === 1 ? 'an open task' : 'open tasks'}.`] : []),
  ];
  const text = `${user(userId)} ${what}. ${parts.join(' ')} Who takes over?`;
  return {
    text,
    blocks: [
      section(text),
      ...(tasks.length > 0 ? [section(openTaskLines(tasks))] : []),
      actions([
        ...(isDeclarer ? [takeRole(incident, 'commander')] : []),
        ...roles
          .filter((role) => role.length <= ROLE_MAX)
          .slice(0, BUTTONS.roles)
          .map((role) => takeRole(incident, role)),
        ...tasks.slice(0, BUTTONS.tasks).map(takeTask),
        ...(isDeclarer || roles.includes('commander') ? [chooseSomeone(incident)] : []),
      ]),
    ],
  };
}

function takeRole({ incident_id }: Incident, role: string): Button {
  const command = `assign ${ID_KEY}${incident_id} me ${role}`;
  if (role !== 'commander') return commandButton({ label: `Take ${role}`, command });
  return commandButton({ label: 'Take command', command, style: 'primary' });
}

function takeTask({ incident_id, number }: Task): Button {
  return commandButton({
    label: `Take task ${number}`,
    command: `task ${ID_KEY}${incident_id} take ${number}`,
  });
}

function chooseSomeone({ incident_id }: Incident): Button {
  return commandButton({ label: 'Choose someone…', command: `handoff ${ID_KEY}${incident_id}` });
}
