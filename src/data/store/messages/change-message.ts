import { isDeepStrictEqual } from 'node:util';
import { UpstreamError } from '../../../base/errors.js';
import { CONTENT } from '../../../incidents/records/comment.js';
import { buildUpsert, readItem, unlessRefused } from '../../table/conditional-writes.js';
import type { Item } from '../../table/entity.js';
import { failedConditions } from '../../table/failures.js';
import { keysOf } from '../../table/keys.js';
import { type TransactItem, transact, updateItem } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';
import { derivedEvents } from './derived-events.js';
import { type KnownMessage, type MessageChange, readKnown, toKnownItem } from './known-message.js';
import { withoutDeletedFiles } from './message-changes.js';

export type MessageRef = Pick<KnownMessage, 'incident_id' | 'timestamp'>;

export interface Changed {
  /** False if it left the message as it was. */
  isDone: boolean;
  /** The message before the change. */
  before: KnownMessage | undefined;
  after: KnownMessage;
}

/** Writers of one message don't conflict more often than this unless something is wrong. */
const TURNS = 10;

/**
 * Reads a message, applies a change to its known state, and writes it together with the events that quote it.
 * Starts over if another write came in between. 1 RRU and 1 WRU; with events, 2 WRU for each item.
 */
export async function changeMessage(
  table: Table,
  ref: MessageRef,
  change: (known: KnownMessage | undefined) => MessageChange,
): Promise<Changed> {
  const key = keyOf(ref);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const item = await readItem(table, key);
    const before = readKnown(ref, item);
    const { message, states } = change(before);
    const changed = { message: withoutDeletedFiles(message), states };
    const difference = { item, before: before && toKnownItem(before), after: toKnownItem(changed.message) };
    const update = buildUpdate(table.name, key, difference);
    if (!update) return { isDone: false, before, after: changed.message };
    const events = derivedEvents(table, before, changed);
    if (await write(table, update, events)) return { isDone: true, before, after: changed.message };
  }
  const message = 'Too many changes of one message at the same time. Try again in a moment.';
  throw new UpstreamError('TransactionConflict', message, { retryable: true });
}

function keyOf(ref: MessageRef) {
  const { PK, SK } = keysOf.comment(ref);
  return { PK, SK };
}

type ItemUpdate = Parameters<typeof updateItem>[1];

interface Difference {
  /** As stored in the table, including attributes of other programs. */
  item: Item | undefined;
  before: Item | undefined;
  after: Item;
}

/**
 * Undefined if nothing differs. The revision shows whether anyone else has
 * written since the message was read.
 */
function buildUpdate(
  tableName: string,
  key: { PK: string; SK: string },
  { item = {}, before, after }: Difference,
): ItemUpdate | undefined {
  const emptied = after.deleted_at === undefined ? [] : CONTENT;
  const names = [...new Set([...Object.keys({ ...before, ...after }), ...emptied, 'expires_at'])];
  const changed = names.filter((name) => !(name in key) && !isSame(item[name], after[name]));
  if (changed.length === 0) return undefined;
  const { revision } = item;
  const update = buildUpsert({
    tableName,
    key,
    set: { ...pick(after, changed), revision: Number(revision ?? 0) + 1 },
    remove: changed.filter((name) => after[name] === undefined && item[name] !== undefined),
    condition: conditionOf(before, revision),
  });
  if (revision === undefined) return update;
  return { ...update, ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':read': revision } };
}

function conditionOf(before: Item | undefined, revision: unknown): string {
  if (!before) return 'attribute_not_exists(PK)';
  return revision === undefined
    ? 'attribute_exists(PK) AND attribute_not_exists(#revision)'
    : '#revision = :read';
}

/** As the table would store them: without undefined attributes. */
function isSame(a: unknown, b: unknown): boolean {
  const stored = (value: unknown) => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
  return isDeepStrictEqual(stored(a), stored(b));
}

function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** False if the message changed since it was read. */
async function write(table: Table, update: ItemUpdate, events: readonly TransactItem[]): Promise<boolean> {
  if (events.length === 0) return unlessRefused(() => updateItem(table, update));
  try {
    await transact(table, [{ Update: update }, ...events]);
    return true;
  } catch (error) {
    if (failedConditions(error).length === 0) throw error;
    return false;
  }
}
