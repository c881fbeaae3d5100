import { UpstreamError } from '../../base/errors.js';

/** Failures worth retrying, and how users read them. */
const TRANSIENT: Readonly<Record<string, string>> = {
  ThrottlingException: 'the model is throttling requests',
  ModelTimeoutException: 'the model took too long to answer',
  ModelNotReadyException: 'the model is still starting',
  ServiceUnavailableException: 'the model service is unavailable',
  InternalServerException: 'the model service failed',
  TimeoutError: 'the model service did not answer in time',
  ECONNRESET: 'the connection to the model service was lost',
  EPIPE: 'the connection to the model service was lost',
  ETIMEDOUT: 'the model service did not answer in time',
};

/** Failures that last until someone changes something. */
const PERMANENT: Readonly<Record<string, string>> = {
  ValidationException: 'the model service refused the request as invalid',
  AccessDeniedException: 'the AWS credentials have no access to this model',
  ServiceQuotaExceededException: 'the quota of the model service is used up',
  ResourceNotFoundException: "this region doesn't have that model",
  ModelErrorException: 'the model failed on this request',
  CredentialsProviderError: 'no AWS credentials were found',
  ExpiredTokenException: 'the AWS credentials have expired',
  UnrecognizedClientException: 'the AWS credentials are invalid',
  InvalidSignatureException: 'the AWS credentials are invalid',
  ECONNREFUSED: "the model service's address refused the connection",
  ENOTFOUND: "couldn't resolve the model service's address",
};

/** Errors of a gateway in front of Bedrock, which come without an exception name. */
const GATEWAY_STATUS = new Set([502, 503, 504]);

/** Whether the same request is likely to succeed soon. */
export function isTransient(error: unknown): boolean {
  return codeOf(error) in TRANSIENT || GATEWAY_STATUS.has(statusOf(error) ?? 0);
}

/** Turns an SDK error into one with a message safe to show: no part of the prompt. The SDK's error is the cause. */
export function toModelError(cause: unknown): UpstreamError {
  if (cause instanceof UpstreamError) return cause;
  const code = codeOf(cause);
  const status = statusOf(cause);
  const reason = TRANSIENT[code] ?? PERMANENT[code] ?? reasonFromStatus(status);
  return new UpstreamError(code, `No summary by the model: ${reason}.`, {
    cause,
    retryable: isTransient(cause),
  });
}

/** The deadline has passed, so there was no time for another attempt. */
export function deadlineError(deadlineMs: number, cause: unknown): UpstreamError {
  const reason = `it took longer than ${Math.round(deadlineMs / 100) / 10} s`;
  return new UpstreamError('deadline', `No summary by the model: ${reason}.`, { cause, retryable: true });
}

function reasonFromStatus(status: number | undefined): string {
  if (status === undefined) return "couldn't call the model service";
  return status < 300 ? "couldn't read the answer" : `the model service answered with status ${status}`;
}

/** AWS exceptions have a name, connection errors a code. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code in TRANSIENT || code in PERMANENT ? code : error.name;
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  const { $metadata } = error;
  if (typeof $metadata !== 'object' || $metadata === null || !('httpStatusCode' in $metadata))
    return undefined;
  return typeof $metadata.httpStatusCode === 'number' ? $metadata.httpStatusCode : undefined;
}
