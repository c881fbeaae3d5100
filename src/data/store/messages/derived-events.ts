import { isDeepStrictEqual } from 'node:util';
import { botName } from '../../../incidents/describe-message.js';
import { stateEventId } from '../../../incidents/message-state.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import { eventEntity } from '../../entities/event-entity.js';
import { buildUpsert } from '../../table/conditional-writes.js';
import { keysOf, sk } from '../../table/keys.js';
import type { TransactItem } from '../../table/plain-requests.js';
import { queueForSinks } from '../../table/queue-for-sinks.js';
import { COMMENT_DAYS, expiry } from '../../table/retention.js';
import type { Storable } from '../../table/storable.js';
import type { Table } from '../../table/table-client.js';
import { isKept, type KnownMessage, type MessageChange } from './known-message.js';

/**
 * The events that quote a message, derived from its state: one for each state of a bot's message, or one for
 * a marked message without states. They're written in one transaction with the message, so that no quote
 * outlives it. Events that no longer apply are emptied and hidden, because only the archiver may delete.
 */
export function derivedEvents(
  table: Table,
  before: KnownMessage | undefined,
  { message, states = {} }: MessageChange,
): TransactItem[] {
  const earlier = before?.states ?? [];
  const current = message.states ?? [];
  const added = current.filter((at) => states[at] !== undefined);
  const kept = current.filter((at) => earlier.includes(at) && !added.includes(at));
  const removed = earlier.filter((at) => !current.includes(at));
  const put = (item: Storable) => ({ Put: { TableName: table.name, Item: item } });
  return [
    ...added.map((at) => put(stateItem(message, at, states[at]))),
    ...removed.map((at) => put(retracted(stateKey(message, at)))),
    ...(isKept(before) === isKept(message) ? [] : kept.map((at) => keepState(table.name, message, at))),
    ...quoteChange(table, before, message).map(put),
  ];
}

function stateKey({ incident_id, timestamp }: KnownMessage, at: string) {
  return { incident_id, timestamp: at, event_id: stateEventId({ timestamp }) };
}

/** A state is part of its message, so it has the same retention. */
function stateItem(message: KnownMessage, at: string, content: KnownMessage | undefined): Storable {
  const { timestamp, user_id, author_kind, author_name } = message;
  const item = eventEntity.toItem({
    ...stateKey(message, at),
    type: 'BOT_MESSAGE',
    description: 'A bot changed its message',
    source: botName({ author_kind, author_name: content?.author_name ?? author_name }),
    ...(user_id !== 'unknown' && { user_id }),
    note: content?.text ?? '',
    content_ref: content?.content_ref,
    detail: { message: `${sk.prefix.comment}${timestamp}` },
    ...(isKept(message) && { key_event: true }),
  });
  return isKept(message) ? item : { ...item, expires_at: expiry(timestamp, COMMENT_DAYS) };
}

function keepState(tableName: string, message: KnownMessage, at: string): TransactItem {
  const { PK, SK } = keysOf.event(stateKey(message, at));
  const isKey = isKept(message);
  const { Key, ...update } = buildUpsert({
    tableName,
    key: { PK, SK },
    set: isKey ? { key_event: true } : { expires_at: expiry(message.timestamp, COMMENT_DAYS) },
    remove: [isKey ? 'expires_at' : 'key_event'],
  });
  return { Update: { Key, ...update } };
}

function quoteChange(table: Table, before: KnownMessage | undefined, message: KnownMessage): Storable[] {
  const quote = quoteOf(message);
  const earlier = before && quoteOf(before);
  if (isDeepStrictEqual(quote, earlier)) return [];
  const { incident_id, timestamp } = message;
  const item = quote ? eventEntity.toItem(quote) : retracted({ incident_id, timestamp, event_id: 'marked' });
  return [queueForSinks(table, item)];
}

/** The key event of a marked message. */
function quoteOf(message: KnownMessage): TimelineEvent | undefined {
  const { incident_id, timestamp, user_id, author_kind, author_name, text, files, content_ref, states } =
    message;
  if (!isKept(message) || user_id === undefined || states !== undefined) return undefined;
  return {
    ...{ incident_id, timestamp, event_id: 'marked', type: 'MESSAGE_MARKED', description: 'Marked' },
    source: author_kind === undefined ? 'Slack' : botName({ author_kind, author_name }),
    ...(author_kind === undefined && { user_id }),
    note: text,
    files,
    content_ref,
    key_event: true,
    detail: { comment: `${sk.prefix.comment}${timestamp}` },
  };
}

function retracted(event: Pick<TimelineEvent, 'incident_id' | 'timestamp' | 'event_id'>): Storable {
  return { ...eventEntity.toItem({ ...event, description: 'Retracted', source: 'Slack' }), retracted: true };
}
