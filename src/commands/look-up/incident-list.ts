import type { Page } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import { fieldsOf } from '../../incidents/custom-fields.js';
import type { Incident } from '../../incidents/records/incident.js';
import {
  actions,
  type Block,
  commandButton,
  context,
  ID_KEY,
  type Message,
  notice,
  section,
} from '../../views/blocks.js';
import { serviceLabel, shortId, statusLabel } from '../../views/labels.js';
import { channel, date, duration, label, user } from '../../views/text.js';

interface ListView {
  /** `Active incidents` */
  title: string;
  /** When they were declared. */
  range?: { from: Timestamp; to: Timestamp } | undefined;
  /** The sentence after `none`. */
  ifNone?: string;
  /** A sentence about how the request was understood; empty if there's nothing to say. */
  note?: string | undefined;
  page: Page<Incident>;
  now: Timestamp;
  moreCommand: (cursor: string) => string;
}

/** One page of incidents, a line each. */
export function buildIncidentList({
  title: kind,
  range,
  ifNone = '`/incident declare` starts one.',
  note = '',
  page,
  now,
  moreCommand,
}: ListView): Message {
  const title = range ? `${kind}, ${date(range.from)} to ${date(range.to)}` : kind;
  if (page.items.length === 0 && page.cursor === undefined) {
    return notice(`${title}: none. ${ifNone}${note}`);
  }
  const ids = page.items.map(({ incident_id }) => shortId(incident_id)).join(', ');
  // A page may have been searched without a match.
  const none = 'none so far. There are more incidents to search.';
  return {
    text: `${title}: ${ids === '' ? none : ids}`,
    blocks: [
      section(ids === '' ? `*${title}:* ${none}` : `*${title}*`),
      ...page.items.map((incident) => incidentRow(incident, now)),
      ...(page.cursor
        ? [actions([commandButton({ label: 'More', command: moreCommand(page.cursor) })])]
        : []),
      ...(note === '' ? [] : [context(note)]),
    ],
  };
}

/** How long it has been open, or was open. */
function lasting({ created_at, resolved_at, closed_at }: Incident, now: Timestamp): string {
  const end = resolved_at ?? closed_at;
  return end === undefined ? `open for ${duration(created_at, now)}` : `lasted ${duration(created_at, end)}`;
}

/** Private incidents are marked in every list. */
function lock({ visibility }: Incident): string {
  return visibility === 'private' ? ':lock: ' : '';
}

const LABELS = { show: 'Show', join: 'Join' };

/** An incident in one row, with a button that shows it or joins it. */
export function incidentRow(incident: Incident, now: Timestamp, button: keyof typeof LABELS = 'show'): Block {
  const { incident_id, title, severity, status, service, channel_id, roles } = incident;
  const lead = roles.commander ? user(roles.commander) : 'no commander';
  const facts = [
    shortId(incident_id),
    ...(channel_id ? [channel(channel_id)] : []),
    serviceLabel(service),
    ...fieldsOf(incident).map(({ label: name, value }) => `${label(name)}: ${label(value)}`),
    lead,
    lasting(incident, now),
  ];
  const line = `${lock(incident)}*${label(severity)}*  ${statusLabel(status)}  *${label(title)}*`;
  return {
    ...section(`${line}\n${facts.join(' · ')}`),
    accessory: commandButton({ label: LABELS[button], command: `${button} ${ID_KEY}${incident_id}` }),
  };
}
