import { UpstreamError } from '../../base/errors.js';
import type { CheckSession } from './check-session.js';

/** Slack didn't return a channel's history; the cause says why. Distinct from a failure of the table. */
export class HistoryCallError extends Error {
  override readonly cause: UpstreamError;

  constructor(cause: UpstreamError) {
    super(cause.message, { cause });
    this.name = new.target.name;
    this.cause = cause;
  }
}

/** Makes one call for a page of a history. Throws HistoryCallError. */
export async function callHistory<T>({ budget }: CheckSession, call: () => Promise<T>): Promise<T> {
  budget.spend();
  try {
    return await call();
  } catch (error) {
    throw error instanceof UpstreamError ? new HistoryCallError(error) : error;
  }
}
