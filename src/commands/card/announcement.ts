import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { isActive } from '../../incidents/transitions.js';
import {
  actions,
  commandButton,
  context,
  ID_KEY,
  type Message,
  notice,
  section,
} from '../../views/blocks.js';
import { serviceLabel, shortId, statusLabel } from '../../views/labels.js';
import { channel, cutMarkup, date, label, quote, user } from '../../views/text.js';
import { wordsAfterAnnouncement } from '../kernel/time/announced-time.js';
import { headline } from './incident-card.js';

/** The newest update for stakeholders. */
export interface Update {
  /** As Slack escapes it. */
  text: string;
  at: Timestamp;
  /** When the next one is promised. */
  next?: Timestamp | undefined;
}

const UPDATE_MAX = 1000;

/** The one message in the announcement channel that's refreshed with every change of the incident. */
export function buildAnnouncement(incident: Incident, update?: Update): Message {
  if (incident.visibility === 'private') return notice(`${shortId(incident.incident_id)} is private.`);
  const { severity, status, title, service, channel_id, roles, updated_at, created_at, incident_id } =
    incident;
  const where = channel_id ? ` · ${channel(channel_id)}` : '';
  const isClosed = status === 'CLOSED';
  const nobody = isActive(status) ? 'no commander yet' : 'no commander';
  const lead = roles.commander ? user(roles.commander) : nobody;
  return {
    text: headline(incident),
    blocks: [
      section(`*${label(severity)}*  ${statusLabel(status)}  *${label(title)}*`),
      context(`${serviceLabel(service)} · ${lead}${where} · as of ${date(updated_at ?? created_at)}`),
      ...(update
        ? [section(`${date(update.at)}  ${cutMarkup(quote(update.text), UPDATE_MAX)}${nextText(update)}`)]
        : []),
      actions([
        ...(isClosed ? [] : [commandButton({ label: 'Join', command: `join ${ID_KEY}${incident_id}` })]),
        commandButton({ label: 'Show', command: `show ${ID_KEY}${incident_id}` }),
      ]),
    ],
  };
}

/** An update as its own message, in the announcement channel or the incident channel. */
export function buildUpdate(incident: Incident, update: Update, by: string): Message {
  const { text, at } = update;
  const where = incident.channel_id ? ` · ${channel(incident.channel_id)}` : '';
  return {
    text: `Update on ${headline(incident)}`,
    blocks: [
      section(`:loudspeaker: *${headline(incident)}*\n${cutMarkup(quote(text), UPDATE_MAX)}`),
      context(`${user(by)} · ${date(at)}${where}${nextText(update)}`),
    ],
  };
}

/** `Next update at 15:35`, `next in 30 min`, but not `next: roll back eu-2`. */
const NEXT_AT = /\bnext (?:update|(?:one )?(?:is |comes )?(?:in|at|by|around|before))\b/i;

/** A text that promises the next update only lacks its time in the reader's time zone. */
function nextText({ next, text }: Update): string {
  if (next === undefined) return '';
  const isPromised = NEXT_AT.test(text) || wordsAfterAnnouncement(text) !== undefined;
  return ` · ${isPromised ? 'due' : 'next update'} ${date(next)}`;
}
