import type { Envelope } from 'slack-simulator';
import { fromSlackTs, type Timestamp } from '../../../src/base/timestamp.js';
import type { IncidentRecord } from '../../../src/incidents/records/incident-record.js';
import { BOT } from '../../support/slack.js';
import type { World } from './world.js';

/** What the record must have about a message, in whatever order Slack reported it. */
interface Expected {
  channel: string;
  timestamp: Timestamp;
  text?: string | undefined;
  /** By Slack's clock; the newest edit wins. */
  editedAt: string;
  isDeleted: boolean;
}

const SPOKEN = new Set([undefined, 'thread_broadcast', 'me_message', 'file_share', 'bot_message']);

interface Said {
  ts: string;
  text?: string;
  user?: string;
  subtype?: string;
}

/** Acknowledged messages that are missing from the record, duplicated, or don't have their latest text. */
export function missedMessages(world: World, records: readonly IncidentRecord[]): string[] {
  const byChannel = new Map(records.map((record) => [record.incident.channel_id, record]));
  const expected = expectedOf(world.events.acknowledged);
  return [...expected.values()].flatMap((one) => {
    const record = byChannel.get(one.channel);
    // Messages from before the declaration don't belong to any incident.
    if (!record || one.timestamp < record.incident.created_at) return [];
    return compare(one, record);
  });
}

function compare({ timestamp, text, isDeleted, channel }: Expected, { comments }: IncidentRecord): string[] {
  const items = comments.filter((item) => item.timestamp === timestamp && item.source === 'message');
  const where = `${timestamp} in ${channel}`;
  if (items.length !== 1) return [`message ${where} has ${items.length} items`];
  const [item] = items;
  // Redacted text is covered by another test.
  if (item?.redacted_by !== undefined) return [];
  const isTombstone = item?.deleted_at !== undefined;
  if (isTombstone !== isDeleted) return [`message ${where} is ${isTombstone ? '' : 'not '}deleted`];
  const now = item?.text;
  const isMasked = now?.includes('[redacted') === true;
  if (!isDeleted && !isMasked && now !== undefined && now !== text)
    return [`message ${where} says "${now}", not "${text}"`];
  return [];
}

function expectedOf(envelopes: readonly Envelope[]): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const { event } of envelopes) {
    if (event.type !== 'message') continue;
    const { subtype, channel, event_ts, deleted_ts } = event as Record<string, string | undefined>;
    const inner = (subtype === 'message_changed' ? event.message : event) as Said;
    if (inner.user === BOT || !channel || !event_ts) continue;
    // Slack leaves a tombstone for a deleted message with replies.
    const isDeleted = subtype === 'message_deleted' || inner.subtype === 'tombstone';
    const author = (event.previous_message as Said | undefined)?.user;
    if (isDeleted && author === BOT) continue;
    if (!isDeleted && !SPOKEN.has(inner.subtype)) continue;
    const ts = deleted_ts ?? inner.ts;
    note(expected, { channel, ts, text: inner.text, at: event_ts, isDeleted });
  }
  return expected;
}

interface Told {
  channel: string;
  ts: string;
  text: string | undefined;
  at: string;
  isDeleted: boolean;
}

function note(expected: Map<string, Expected>, { channel, ts, text, at, isDeleted }: Told): void {
  const timestamp = fromSlackTs(ts);
  if (!timestamp) return;
  const key = `${channel} ${ts}`;
  const known = expected.get(key) ?? { channel, timestamp, text, editedAt: at, isDeleted };
  const isNewer = at >= known.editedAt;
  expected.set(key, {
    ...known,
    isDeleted: known.isDeleted || isDeleted,
    ...(isNewer && !isDeleted && { text, editedAt: at }),
  });
}
