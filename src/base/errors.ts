/** What went wrong, in a form the edges can turn into one clear message for the person who asked. */
export class AegisError extends Error {
  readonly code: string;

  /** `message` is shown to users as it stands: say what happened, what was kept and what to do next. */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The request cannot be understood or lacks something; the message says what to type instead. */
export class UsageError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('usage', message, options);
  }
}

/** What was asked about does not exist, or not for this person. */
export class NotFoundError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('not_found', message, options);
  }
}

/** Somebody else changed the same thing first, or it exists already. */
export class ConflictError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('conflict', message, options);
  }
}

/** Someone else changed an item since it was read. Reading and deciding again may help. */
export class StaleReadError extends ConflictError {}

/** The person may not do this; the message says who could. */
export class ForbiddenError extends AegisError {
  constructor(message: string, options?: ErrorOptions) {
    super('forbidden', message, options);
  }
}

interface UpstreamErrorOptions extends ErrorOptions {
  /** Whether the same call may succeed later. */
  retryable?: boolean;
  /** How long the other side asked to wait. */
  retryAfterMs?: number | undefined;
}

/** Slack, DynamoDB or the model failed or refused. */
export class UpstreamError extends AegisError {
  /** The other side's own name for the failure: `is_archived`, `ThrottlingException`. */
  readonly upstreamCode: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(upstreamCode: string, message: string, options: UpstreamErrorOptions = {}) {
    super('upstream', message, options);
    this.upstreamCode = upstreamCode;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A setting is missing or wrong; `problems` names every one of them. */
export class ConfigError extends AegisError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(
      'config',
      `Aegis cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
      options,
    );
    this.problems = problems;
  }
}

/** A job's lease ran out and another worker has taken it over: stop without writing anything. */
export class LostLeaseError extends AegisError {
  constructor(requestId: string, options?: ErrorOptions) {
    super('lost_lease', `Another worker has taken over request ${requestId}.`, options);
  }
}
