import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { ConflictError, UpstreamError } from '../base/errors.js';

/** The same request was carried out before; nothing was written this time. */
export class DuplicateRequestError extends ConflictError {
  constructor() {
    super('This was already done.');
  }
}

export function isConditionFailure(error: unknown): boolean {
  return error instanceof ConditionalCheckFailedException;
}

/** Positions of the transaction's items whose condition did not hold; empty when it failed otherwise. */
export function failedConditions(error: unknown): number[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  const reasons = error.CancellationReasons ?? [];
  return reasons.flatMap((reason, position) => (reason.Code === 'ConditionalCheckFailed' ? [position] : []));
}

/** Another transaction was at work on one of the items; DynamoDB asks to try again. */
export function isTransactionConflict(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed');
}

/** Runs one operation of the store and puts the table's own failures into words a user may read. */
export async function inWords<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (!isSdkError(error)) throw error;
    throw new UpstreamError(
      error.name,
      'The incident table did not answer. `/incident show` tells whether the change went through; if not, try again.',
      { cause: error, retryable: true },
    );
  }
}

/** The SDK marks everything it throws, network failures included. */
function isSdkError(error: unknown): error is Error {
  return error instanceof Error && '$metadata' in error;
}
