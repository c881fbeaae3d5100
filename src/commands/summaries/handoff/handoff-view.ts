import type { Timestamp } from '../../../base/timestamp.js';
import { holdersOf, type Incident } from '../../../incidents/records/incident.js';
import type { Task } from '../../../incidents/records/incident-task.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import {
  actions,
  commandButton,
  context,
  fields,
  ID_KEY,
  type Message,
  section,
} from '../../../views/blocks.js';
import { eventLine } from '../../../views/event-line.js';
import { statusLabel } from '../../../views/labels.js';
import { cutMarkup, date, duration, label, quote, user } from '../../../views/text.js';
import { headline } from '../../card/incident-card.js';
import { openTaskLines } from '../../tasks/task-row.js';

/** What the next commander, or the next shift, needs to know. */
export interface Handoff {
  incident: Incident;
  by: string;
  /** The new commander; undefined when the commander stays the same. */
  to?: string | undefined;
  note?: string | undefined;
  at: Timestamp;
  tasks: readonly Task[];
  /** Newest first. */
  events: readonly TimelineEvent[];
}

const EVENTS_SHOWN = 5;

/**
 * Posted when command changes hands or a shift ends: the note, the state, the roles, the open tasks and the latest
 * events.
 */
export function buildHandoff({ incident, by, to, note, at, tasks, events }: Handoff): Message {
  const { incident_id, severity, status, roles, created_at } = incident;
  const whom = to === undefined ? '' : ` to ${user(to)}, the new commander`;
  const title = `:handshake: *Handoff* by ${user(by)}${whom}`;
  const quotedNote = note ? `\n${cutMarkup(quote(note), 1000).replaceAll(/^/gm, '> ')}` : '';
  const latest = events.slice(0, EVENTS_SHOWN).toReversed();
  const holders = holdersOf(roles).map(([role, holder]) => `${label(role)} ${user(holder)}`);
  return {
    text: `Handoff of ${headline(incident)}`,
    blocks: [
      section(`${title}${quotedNote}`),
      context(date(at)),
      fields([
        `*Status*\n${statusLabel(status)}`,
        `*Severity*\n${label(severity)}`,
        `*Running for*\n${duration(created_at, incident.resolved_at ?? at)}`,
      ]),
      section(`*Roles*\n${holders.join(', ') || 'none assigned'}`),
      section(`*Open tasks*\n${openTaskLines(tasks) || 'none'}`),
      ...(latest.length > 0 ? [section(`*Latest events*\n${latest.map(eventLine).join('\n')}`)] : []),
      actions([
        // What's in force, what's next and what not to do, from the whole record.
        commandButton({ label: 'Handoff summary', command: `summary ${ID_KEY}${incident_id} handoff` }),
        commandButton({ label: 'Tasks', command: `tasks ${ID_KEY}${incident_id}` }),
        commandButton({ label: 'Timeline', command: `timeline ${ID_KEY}${incident_id}` }),
      ]),
    ],
  };
}
