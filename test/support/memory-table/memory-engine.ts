import { setImmediate } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { rawItem } from '../../../src/data/table/raw-item.js';
import { changed, copyItem, type Item, isMet } from './evaluate.js';
import { createIndexes } from './indexes.js';
import { readPage } from './read-page.js';
import { invalid, parse, parseChanges, type Request, refuseUnused } from './request.js';

export interface MemoryEngine {
  get(key: Item): Promise<Item | undefined>;
  /** Carries out all or nothing. */
  write(writes: readonly Request[], isTransaction: boolean): Promise<{ before?: Item; after?: Item }[]>;
  /** A page of a query or, without a condition on keys, of everything. */
  read(request: Request): Promise<{ items: Item[]; next: Item | undefined }>;
}

const MAX_ITEM = 400 * 1024;

/**
 * DynamoDB for one table in this process, some ten times as fast as an engine behind HTTP, for runs of hours. It knows
 * what Aegis uses; `AEGIS_TEST_TABLE=memory` runs any test with it, those of `test/data` included.
 */
export function createMemoryEngine(): MemoryEngine {
  const partitions = new Map<string, Map<string, Item>>();
  const indexes = createIndexes();
  const keyOf = ({ PK, SK }: Item) => {
    if (typeof PK !== 'string' || typeof SK !== 'string' || PK === '' || SK === '')
      throw invalid('a key is missing');
    return { PK, SK };
  };
  const find = (key: Item) => partitions.get(keyOf(key).PK)?.get(keyOf(key).SK);

  function put(item: Item): void {
    const { PK, SK } = keyOf(item);
    if (JSON.stringify(item).length > MAX_ITEM)
      throw invalid('Item size has exceeded the maximum allowed size');
    const partition = partitions.get(PK) ?? new Map<string, Item>();
    indexes.replace(partition.get(SK), item);
    partitions.set(PK, partition.set(SK, item));
  }

  function prepare(write: Request): {
    write: Request;
    key: Item;
    before: Item | undefined;
    isAllowed: boolean;
  } {
    refuseUnused(write);
    const key = keyOf(write.Item ?? write.Key ?? {});
    const before = find(key);
    const condition = write.ConditionExpression && parse(write.ConditionExpression, write);
    return {
      write,
      key,
      before,
      isAllowed: !condition || isMet(condition, before ?? {}, write.ExpressionAttributeValues ?? {}),
    };
  }

  function carryOut({ write, key, before }: ReturnType<typeof prepare>): { before?: Item; after?: Item } {
    const { Item: item, UpdateExpression, ExpressionAttributeValues = {} } = write;
    if (item) put(copyItem(item));
    else if (UpdateExpression) {
      const changes = parseChanges(UpdateExpression, write);
      put(changed(before ?? key, changes, ExpressionAttributeValues));
    } else if (!('ConditionCheck' in write)) {
      indexes.replace(before, undefined);
      partitions.get(String(key.PK))?.delete(String(key.SK));
    }
    return { before, after: find(key) } as { before?: Item; after?: Item };
  }

  return {
    async get(key) {
      await setImmediate();
      return copyItem(find(key));
    },
    async write(writes, isTransaction) {
      await setImmediate();
      const prepared = writes.map(prepare);
      const keys = new Set(prepared.map(({ key }) => `${key.PK} ${key.SK}`));
      if (isTransaction && (keys.size < writes.length || writes.length > 100))
        throw invalid('a transaction writes an item twice');
      if (prepared.some(({ isAllowed }) => !isAllowed)) throw refusal(prepared, isTransaction);
      return prepared.map(carryOut);
    },
    async read(request) {
      await setImmediate();
      return readPage({ partitions, indexes }, request);
    },
  };
}

interface Prepared {
  write: Request;
  before: Item | undefined;
  isAllowed: boolean;
}

function refusal(prepared: readonly Prepared[], isTransaction: boolean): Error {
  const message = 'The conditional request failed';
  const metBy = ({ before }: Prepared) => (before ? { Item: rawItem(before) } : {});
  const [first] = prepared;
  if (!isTransaction)
    return new ConditionalCheckFailedException({ message, $metadata: {}, ...(first && metBy(first)) });
  const CancellationReasons = prepared.map((one) =>
    one.isAllowed ? { Code: 'None' } : { Code: 'ConditionalCheckFailed', Message: message, ...metBy(one) },
  );
  return new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons,
  });
}
