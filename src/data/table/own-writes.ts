import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { plainItem, type RawItem } from './raw-item.js';

/** One write of a request, alone or within a transaction. */
interface Write {
  Item?: RawItem;
  UpdateExpression?: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: RawItem;
  ReturnValuesOnConditionCheckFailure?: string;
}

const ownWrites = new WeakSet<object>();

/**
 * Whether a condition failed only because the same write had already been applied: its response was
 * lost, and the SDK sent it again.
 */
export function isOwnWrite(error: unknown): boolean {
  return typeof error === 'object' && error !== null && ownWrites.has(error);
}

/** Makes the client recognize its own writes. Failed conditions return the existing item, which costs nothing. */
export function noticeOwnWrites({ middlewareStack }: DynamoDBClient): void {
  middlewareStack.add(
    (next) => (args) => {
      for (const write of writesIn(args.input)) {
        if (write.ConditionExpression) write.ReturnValuesOnConditionCheckFailure ??= 'ALL_OLD';
      }
      return next(args);
    },
    { step: 'initialize', name: 'requestExistingItem' },
  );
  middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (wasSentAgain(error) && isApplied(writesIn(args.input), error)) ownWrites.add(error);
        throw error;
      }
    },
    // Above the retries, where values are marshalled.
    { step: 'build', name: 'noticeOwnWrites' },
  );
}

function writesIn(input: object): Write[] {
  if (!('TransactItems' in input)) return [input];
  return (input.TransactItems as Record<string, Write>[]).flatMap((item) => Object.values(item));
}

function wasSentAgain(error: unknown): error is Error {
  const { $metadata } = error as { $metadata?: { attempts?: number } };
  return error instanceof Error && ($metadata?.attempts ?? 1) > 1;
}

/** A transaction applies as a whole, so finding one of its new items as written is enough. */
function isApplied(writes: readonly Write[], error: Error): boolean {
  if (error instanceof ConditionalCheckFailedException)
    return writes.some((one) => isAsWritten(one, error.Item));
  if (!(error instanceof TransactionCanceledException)) return false;
  const reasons = error.CancellationReasons ?? [];
  return writes.some((one, i) => one.Item !== undefined && isAsWritten(one, reasons[i]?.Item));
}

/** Whether an item is as the write would leave it. */
function isAsWritten(write: Write, found: RawItem | undefined): boolean {
  if (!found) return false;
  const there = plainItem(found);
  if (write.Item) return isDeepStrictEqual(there, plainItem(write.Item));
  const set = assignments(write);
  return set.length > 0 && set.every(([name, value]) => isDeepStrictEqual(there[name], value));
}

/**
 * The attributes that an update sets unconditionally: `SET #a = :a`, but not `#a = if_not_exists(#a, :a)`.
 */
function assignments({
  UpdateExpression = '',
  ExpressionAttributeNames = {},
  ExpressionAttributeValues = {},
}: Write): [string, unknown][] {
  const values = plainItem(ExpressionAttributeValues);
  const found = UpdateExpression.matchAll(/(?<![#\w])(#?\w+) = (:\w+)/g);
  return [...found].map(([, name = '', value = '']) => [
    ExpressionAttributeNames[name] ?? name,
    values[value],
  ]);
}
