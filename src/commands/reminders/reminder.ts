import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Task } from '../../incidents/records/incident-task.js';
import { promiseOf, type ReminderRule } from '../../incidents/reminder-rules.js';
import { actions, commandButton, ID_KEY, type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, duration, user } from '../../views/text.js';
import { openTaskLines } from '../tasks/task-row.js';

interface Reminder {
  rule: ReminderRule;
  incident: Incident;
  since: Timestamp;
  now: Timestamp;
  tasks: readonly Task[];
}

/** What to do about the incident, with buttons to snooze or stop the reminder, for everyone in the channel. */
export function buildReminder({ rule, incident, since, now, tasks }: Reminder): Message {
  const id = `${ID_KEY}${incident.incident_id}`;
  const { says, button, snooze } = PARTS[rule](incident, duration(since, now));
  const text = `:bell: ${says}`;
  const open = openTaskLines(tasks);
  return {
    text,
    blocks: [
      section(text),
      ...(open === '' ? [] : [section(`*Open tasks*\n${open}`)]),
      actions([
        ...(button ? [commandButton({ ...button, command: button.command(id), style: 'primary' })] : []),
        commandButton({ label: `Snooze ${snooze}`, command: `remind ${id} snooze ${snooze} ${rule}` }),
        commandButton({ label: 'Stop', command: `remind ${id} stop ${rule}` }),
      ]),
    ],
  };
}

interface Parts {
  says: string;
  button?: { label: string; command: (id: string) => string };
  snooze: string;
}

const PARTS: Record<ReminderRule, (incident: Incident, passed: string) => Parts> = {
  update: (incident, passed) => ({
    says: sayUpdateIsDue(incident, passed),
    button: { label: 'Post update…', command: (id) => `update ${id}` },
    snooze: '30m',
  }),
  commander: ({ incident_id }, passed) => ({
    says: `${shortId(incident_id)} has had no commander for ${passed}.`,
    button: { label: 'Take command', command: (id) => `assign ${id} me commander` },
    snooze: '30m',
  }),
  close: ({ incident_id }, passed) => ({
    says: `${shortId(incident_id)} was resolved ${passed} ago and isn't closed yet.`,
    button: { label: 'Close', command: (id) => `close ${id}` },
    snooze: '1d',
  }),
};

/** Addresses the person who talks to stakeholders, else the commander. */
function sayUpdateIsDue(incident: Incident, passed: string): string {
  const { comms, commander } = incident.roles;
  const id = shortId(incident.incident_id);
  const promise = promiseOf(incident);
  const says =
    promise === undefined
      ? `no update on ${id} for ${passed}.`
      : `the update on ${id} promised for ${date(promise)} is due.`;
  const to = comms ?? commander;
  return to === undefined ? says.charAt(0).toUpperCase() + says.slice(1) : `${user(to)}: ${says}`;
}
