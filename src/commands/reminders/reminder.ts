import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { actions, commandButton, ID_KEY, type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { duration, user } from '../../views/text.js';
import { openTaskLines } from '../tasks/task-row.js';

interface Reminder {
  rule: 'update' | 'commander' | 'close';
  incident: Incident;
  since: Timestamp;
  now: Timestamp;
  tasks: readonly Task[];
}

/** Told to all in the channel, with what to do about it, and how to have it quiet. */
export function buildReminder({ rule, incident, since, now, tasks }: Reminder): Message {
  const { incident_id } = incident;
  const id = `${ID_KEY}${incident_id}`;
  const { says, button, snooze } = PARTS[rule](incident, duration(since, now));
  const text = `:bell: ${says}`;
  const open = openTaskLines(tasks);
  return {
    text,
    blocks: [
      section(text),
      ...(open === '' ? [] : [section(`*Open tasks*\n${open}`)]),
      actions([
        ...(button
          ? [commandButton({ ...button, command: `${button.command} ${id} ${button.words ?? ''}`.trim() })]
          : []),
        commandButton({ label: `Snooze ${snooze}`, command: `remind ${id} snooze ${snooze} ${rule}` }),
        commandButton({ label: 'Stop', command: `remind ${id} stop ${rule}` }),
      ]),
    ],
  };
}

interface Parts {
  says: string;
  button?: { label: string; command: string; words?: string; style: 'primary' };
  snooze: string;
}

const PARTS: Record<Reminder['rule'], (incident: Incident, passed: string) => Parts> = {
  update: ({ incident_id, roles }, passed) => ({
    says: `${roles.commander ? `${user(roles.commander)}: no` : 'No'} update of ${shortId(incident_id)} for ${passed}. \`/incident update\` tells those who wait.`,
    snooze: '30m',
  }),
  commander: ({ incident_id }, passed) => ({
    says: `Nobody leads ${shortId(incident_id)} yet, after ${passed}.`,
    button: { label: 'I lead', command: 'assign', words: 'me commander', style: 'primary' },
    snooze: '30m',
  }),
  close: ({ incident_id }, passed) => ({
    says: `${shortId(incident_id)} was resolved ${passed} ago and is not closed.`,
    button: { label: 'Close', command: 'close', style: 'primary' },
    snooze: '1d',
  }),
};
