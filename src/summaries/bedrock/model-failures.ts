import { UpstreamError } from '../../base/errors.js';

/** Over soon, so that another try is worth its time; in plain words. */
const TRANSIENT: Readonly<Record<string, string>> = {
  ThrottlingException: 'the model is asked too often at the moment',
  ModelTimeoutException: 'the model took too long to answer',
  ModelNotReadyException: 'the model is still starting',
  ServiceUnavailableException: 'the model service is not available',
  InternalServerException: 'the model service failed',
  TimeoutError: 'the model service did not answer in time',
  ECONNRESET: 'the connection to the model service broke',
  EPIPE: 'the connection to the model service broke',
  ETIMEDOUT: 'the model service did not answer in time',
};

/** Stays as it is until somebody changes something. */
const PERMANENT: Readonly<Record<string, string>> = {
  ValidationException: 'the model service refused the request as invalid',
  AccessDeniedException: 'the credentials may not use this model',
  ServiceQuotaExceededException: 'the quota of the model service is used up',
  ResourceNotFoundException: 'there is no such model in this region',
  ModelErrorException: 'the model failed on this request',
  CredentialsProviderError: 'no AWS credentials were found',
  ExpiredTokenException: 'the AWS credentials have expired',
  UnrecognizedClientException: 'the AWS credentials are not valid',
  InvalidSignatureException: 'the AWS credentials are not valid',
  ECONNREFUSED: 'nothing answers at the address of the model service',
  ENOTFOUND: 'the address of the model service does not exist',
};

/** A gateway between here and Bedrock, which names no exception. */
const GATEWAY_STATUS = new Set([502, 503, 504]);

/** True when the same request may well succeed in a moment. */
export function isTransient(error: unknown): boolean {
  return codeOf(error) in TRANSIENT || GATEWAY_STATUS.has(statusOf(error) ?? 0);
}

/** What went wrong with a call, in plain words and without anything of the prompt; the SDK's error is the cause. */
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

/** The model answered too late; a slow answer is not asked for again. */
export function deadlineError(deadlineMs: number, cause: unknown): UpstreamError {
  const reason = `it was not there within ${Math.round(deadlineMs / 100) / 10} s`;
  return new UpstreamError('deadline', `No summary by the model: ${reason}.`, { cause, retryable: true });
}

function reasonFromStatus(status: number | undefined): string {
  if (status === undefined) return 'the model service could not be asked';
  return status < 300 ? 'the answer could not be read' : `the model service answered with status ${status}`;
}

/** A service's exception goes by name, a broken connection by code. */
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
