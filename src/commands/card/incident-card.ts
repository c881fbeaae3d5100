import type { Timestamp } from '../../base/timestamp.js';
import { fieldsOf } from '../../incidents/custom-fields.js';
import { isDrill } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEntry } from '../../incidents/timeline-entries.js';
import { isActive } from '../../incidents/transitions.js';
import {
  actions,
  commandButton,
  context,
  fields,
  header,
  ID_KEY,
  type Message,
  section,
} from '../../views/blocks.js';
import { entryLine } from '../../views/event-line.js';
import { serviceLabel, shortId, statusLabel, statusWord } from '../../views/labels.js';
import { channel, date, duration, label, user } from '../../views/text.js';
import { archivedNote } from '../archive/archived-note.js';
import { type Around, serviceLine } from './around-incident.js';
import { controls, stateMenu } from './card-controls.js';

/** The pinned card of an incident: its state, its roles, and buttons for the next steps. */
export function buildCard(incident: Incident, around: Around): Message {
  return {
    text: headline(incident),
    blocks: [
      header(`${markOf(incident)}${shortId(incident.incident_id)} · ${incident.title}`),
      fields(facts(incident), stateMenu(incident)),
      context(origin(incident)),
      ...serviceLine(incident, around),
      controls(incident),
    ],
  };
}

function markOf({ incident_id, visibility }: Incident): string {
  if (isDrill(incident_id)) return '🎓 ';
  return visibility === 'private' ? '🔒 ' : '';
}

/** What the card of one person shows besides. */
interface Shown {
  around: Around;
  events: readonly TimelineEntry[];
  /** Whether the person may only look at it. */
  isReader?: boolean;
  now: Timestamp;
}

/** The card with the incident's age and newest events, for one person. */
export function buildShow(incident: Incident, { around, events, isReader = false, now }: Shown): Message {
  const age = duration(incident.created_at, incident.closed_at ?? incident.resolved_at ?? now);
  const lasted = incident.resolved_at ? `lasted ${age}` : `open for ${age}`;
  const where = incident.channel_id ? ` · ${channel(incident.channel_id)}` : '';
  const { text, blocks = [] } = buildCard(incident, around);
  const card = isReader ? [...blocks.slice(0, 1), fields(facts(incident))] : blocks.slice(0, 2);
  const id = `${ID_KEY}${incident.incident_id}`;
  const image = commandButton({ label: 'Image', command: `timeline ${id} image` });
  return {
    text,
    blocks: [
      ...card,
      context(`${origin(incident)} · ${lasted}${where}`),
      ...serviceLine(incident, around),
      ...(incident.archived_at ? [archivedNote(incident.archived_at)] : []),
      ...(events.length > 0 ? [section(events.map(entryLine).toReversed().join('\n'))] : []),
      isReader
        ? actions([commandButton({ label: 'Catch me up', command: `catchup ${id}` })])
        : controls(incident, [image]),
    ],
  };
}

/** One line for notifications: `INC-42 P1 Open: Checkout fails`. */
export function headline(incident: Incident): string {
  const { incident_id, severity, status, title } = incident;
  return `${shortId(incident_id)} ${label(severity)} ${label(statusWord(status))}: ${label(title)}`;
}

/** Slack shows ten facts at most. */
const FACTS_MAX = 10;

function facts(incident: Incident): string[] {
  const { status, severity, service, roles } = incident;
  const { commander, ...others } = roles;
  const all = [
    `*Status*\n${statusLabel(status)}`,
    `*Severity*\n${label(severity)}`,
    `*Service*\n${serviceLabel(service)}`,
    `*Commander*\n${commander ? user(commander) : 'no one yet'}`,
    ...fieldsOf(incident).map(({ label: name, value }) => `*${label(name)}*\n${label(value)}`),
    ...Object.entries(others).map(([role, holder]) => `*${label(capitalize(role))}*\n${user(holder)}`),
  ];
  return all.slice(0, FACTS_MAX);
}

function origin({ incident_id, declared_by, created_at, next_update_at, status }: Incident): string {
  const how = isDrill(incident_id) ? '*Drill, not a real incident* · started' : 'Declared';
  const by = declared_by ? ` by ${user(declared_by)}` : '';
  const next = next_update_at && isActive(status) ? ` · next update ${date(next_update_at)}` : '';
  return `${how} ${date(created_at)}${by}${next}`;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
