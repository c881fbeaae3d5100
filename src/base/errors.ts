/** An error whose message can be shown to the person who made the request. */
export class AegisError extends Error {
  readonly code: string;

  /** `message` is shown to users: say what happened, what was kept and what to do next. */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The request is invalid or incomplete; the message says what to type instead. */
export class UsageError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('usage', message, options);
  }
}

/** The requested thing doesn't exist, or this person may not see it. */
export class NotFoundError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('not_found', message, options);
  }
}

/** Someone would see what they may no longer see, so it isn't shown. Nobody is notified: that would say that it exists. */
export class WithheldError extends AegisError {
  constructor(options?: ErrorOptions) {
    super('withheld', "This can't be shown here anymore.", options);
  }
}

/** Someone else changed the same thing first, or it already exists. */
export class ConflictError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('conflict', message, options);
  }
}

/** Someone else changed an item since it was read. Reading and deciding again may help. */
export class StaleReadError extends ConflictError {}

/** This person isn't allowed to do this; the message says who is. */
export class ForbiddenError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('forbidden', message, options);
  }
}

/** Too much is going on to do this in time, so it wasn't begun. Slack sends it again. */
export class OverloadedError extends AegisError {
  constructor(options?: ErrorOptions) {
    super('overloaded', 'Aegis is busy. Try again in a moment.', options);
  }
}

/** It's too early for a job, which runs again after some milliseconds. */
export class PostponedError extends AegisError {
  readonly retryInMs: number;

  constructor(retryInMs: number) {
    super('postponed', 'This will be done in a moment.');
    this.retryInMs = retryInMs;
  }
}

interface UpstreamErrorOptions extends ErrorOptions {
  /** Whether the same call may succeed later. */
  retryable?: boolean;
  /** How long the other side asked Aegis to wait. */
  retryAfterMs?: number | undefined;
  /** What the person can do, as a sentence that follows the message. */
  advice?: string;
}

/** Slack, DynamoDB, the object store or the model failed or refused. */
export class UpstreamError extends AegisError {
  /** The other side's error code: `is_archived`, `ThrottlingException`. */
  readonly upstreamCode: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  /** The message without the advice: where everything was kept, nothing has to be tried again. */
  readonly fact: string;

  constructor(upstreamCode: string, fact: string, options: UpstreamErrorOptions = {}) {
    super('upstream', options.advice === undefined ? fact : `${fact} ${options.advice}`, options);
    this.fact = fact;
    this.upstreamCode = upstreamCode;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** For `.catch`: undefined in place of what the other side refuses; a failure that may pass is thrown again. */
export function ignoreRefusals(error: unknown): undefined {
  if (error instanceof UpstreamError && !error.retryable) return undefined;
  throw error;
}

/** Settings are missing or invalid; `problems` has one line for each. */
export class ConfigError extends AegisError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super('config', `Aegis can't start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`, options);
    this.problems = problems;
  }
}

/** A job's lease ran out and another worker has taken it over: stop without writing anything. */
export class LostLeaseError extends AegisError {
  constructor(requestId: string, options?: ErrorOptions) {
    super('lost_lease', `Another worker has taken over request ${requestId}.`, options);
  }
}
