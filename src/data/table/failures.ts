import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { ConflictError, UpstreamError } from '../../base/errors.js';

/** The same request was processed before, so nothing was written this time. */
export class DuplicateRequestError extends ConflictError {
  constructor() {
    super('This was already done.');
  }
}

export function isConditionFailure(error: unknown): boolean {
  return error instanceof ConditionalCheckFailedException;
}

/** Positions of the transaction's items whose condition failed; empty for any other failure. */
export function failedConditions(error: unknown): number[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  const reasons = error.CancellationReasons ?? [];
  return reasons.flatMap((reason, position) => (reason.Code === 'ConditionalCheckFailed' ? [position] : []));
}

/**
 * Reasons that may disappear a moment later: another transaction on the same item,
 * or too little capacity for it.
 */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * A transaction, or a write that conflicts with one, was refused temporarily, and the SDK doesn't retry it.
 */
export function isRefusedForNow(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  return codes.some((code) => PASSING.has(code)) && !codes.includes('ConditionalCheckFailed');
}

/**
 * Runs an operation and converts the table's failures to UpstreamError, whose message can be shown to users.
 */
export async function withUpstreamErrors<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw isSdkError(error) ? toUpstreamError(error) : error;
  }
}

/** Retrying doesn't help until an operator has changed something. */
const REFUSALS = new Set([
  'AccessDeniedException',
  'ItemCollectionSizeLimitExceededException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
  'ValidationException',
]);
/** The same error as a reason for canceling a transaction. */
const REFUSAL_REASONS = new Set(['ValidationError', 'ItemCollectionSizeLimitExceeded']);

/** Jobs retry refusals, too: permissions and indexes may become available a moment after a deployment. */
function toUpstreamError(cause: Error): UpstreamError {
  const options = { cause, retryable: true };
  if (isRefusal(cause)) {
    return new UpstreamError(cause.name, 'The incident table refused that.', {
      ...options,
      advice: 'Run `/incident show` to see what was saved. The log of Aegis has the reason.',
    });
  }
  return new UpstreamError(cause.name, "The incident table didn't answer.", {
    ...options,
    advice: "Run `/incident show` to see whether the change was saved; if it wasn't, try again.",
  });
}

function isRefusal(error: Error): boolean {
  if (!(error instanceof TransactionCanceledException)) return REFUSALS.has(error.name);
  return (error.CancellationReasons ?? []).some(({ Code = 'None' }) => REFUSAL_REASONS.has(Code));
}

/** The SDK marks everything it throws, network failures included. */
function isSdkError(error: unknown): error is Error {
  return error instanceof Error && '$metadata' in error;
}
