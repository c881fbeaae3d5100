import { ModelError } from './model-error.js';
import { MODEL_PROBLEMS, type ModelProblem } from './model-problems.js';
import { withoutArns } from './service-message.js';

/** Errors from a gateway in front of Bedrock, which come without an exception name. */
const GATEWAY_STATUS = new Set([502, 503, 504]);

const NAMES: ReadonlySet<string> = new Set(MODEL_PROBLEMS.flatMap(({ names }) => names));

/** How many characters of AWS's message are shown in Slack. */
const QUOTE_MAX = 200;

/** What a failure means and what to do next. Undefined for unknown failures. */
export function diagnose(error: unknown): ModelProblem | undefined {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message.slice(0, 4_000) : '';
  return MODEL_PROBLEMS.find(({ names, says }) => names.includes(code) && (says?.test(message) ?? true));
}

/** Whether the same request is likely to succeed soon. */
export function isTransient(error: unknown): boolean {
  return diagnose(error)?.isTransient === true || GATEWAY_STATUS.has(statusOf(error) ?? 0);
}

/** Turns an SDK error into one that's safe to show and log. `service` is AWS's message. */
export function toModelError(cause: unknown, service: string | undefined): ModelError {
  if (cause instanceof ModelError) return cause;
  const problem = diagnose(cause);
  const reason = problem?.reason ?? reasonFromStatus(statusOf(cause));
  const quote = problem && service && !problem.isTransient ? ` (AWS: "${shorten(service)}")` : '';
  return new ModelError(codeOf(cause), `${reason}${quote}`, {
    cause,
    service,
    retryable: isTransient(cause),
  });
}

/** The deadline has passed, so there was no time for another attempt. */
export function deadlineError(deadlineMs: number, cause: unknown): ModelError {
  const reason = `it took longer than ${Math.round(deadlineMs / 100) / 10} s`;
  return new ModelError('deadline', reason, { cause, retryable: true });
}

/** AWS exceptions have a name, connection errors a code. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return NAMES.has(code) ? code : error.name;
}

function shorten(service: string): string {
  const text = withoutArns(service);
  return text.length <= QUOTE_MAX ? text : `${text.slice(0, QUOTE_MAX - 1)}…`;
}

function reasonFromStatus(status: number | undefined): string {
  if (status === undefined) return "couldn't call the model service";
  return status < 300 ? "couldn't read the answer" : `the model service answered with status ${status}`;
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  const { $metadata } = error;
  if (typeof $metadata !== 'object' || $metadata === null || !('httpStatusCode' in $metadata))
    return undefined;
  return typeof $metadata.httpStatusCode === 'number' ? $metadata.httpStatusCode : undefined;
}
