import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { ConflictError } from '../../base/errors.js';
import { readItem } from '../../data/table/conditional-writes.js';
import type { Item } from '../../data/table/entity.js';
import { isConditionFailure } from '../../data/table/failures.js';
import { buildItemUpdate } from '../item-update.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { type Migration, neededIn } from './migration.js';

/** Someone may change an item between its read and its write. */
const TRIES = 3;

/**
 * Adds what the item needs and returns it; rereads the item if it has changed. Undefined if it needs nothing
 * or is gone. Throws ConflictError if it keeps changing.
 */
export async function completeItem(
  { table, clock, pace }: MaintenanceDeps,
  migration: Migration,
  read: Item,
): Promise<Item | undefined> {
  let item: Item | undefined = read;
  for (let tried = 0; tried < TRIES && item; tried += 1) {
    const adds = neededIn(migration, item, clock.now());
    if (!adds) return undefined;
    const update = buildItemUpdate({
      tableName: table.name,
      item,
      unchanged: migration.derivedFrom,
      ...(migration.kind === 'index' ? { set: adds } : { keep: adds }),
    });
    if (await updateUnchanged({ table, pace }, update)) return adds;
    item = await readItem(table, { PK: String(item.PK), SK: String(item.SK) });
  }
  if (!item) return undefined;
  throw new ConflictError(
    `${item.PK} / ${item.SK} keeps changing. Run this again later; it continues from there.`,
  );
}

/** False if the item has changed since it was read. */
async function updateUnchanged(
  { table, pace }: Pick<MaintenanceDeps, 'table' | 'pace'>,
  update: UpdateCommandInput,
): Promise<boolean> {
  try {
    const { ConsumedCapacity } = await table.client.send(
      new UpdateCommand({ ...update, ReturnConsumedCapacity: 'TOTAL' }),
    );
    await pace.after(ConsumedCapacity?.CapacityUnits ?? 1);
    return true;
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    await pace.after(1);
    return false;
  }
}
