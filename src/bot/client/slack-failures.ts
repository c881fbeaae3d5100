import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';

/** What people read when Slack refuses; other codes are told as they are. */
const IN_WORDS: Record<string, string> = {
  is_archived: 'The channel is archived. Unarchive it in Slack first.',
  channel_not_found: 'Slack does not know the channel, or Aegis may not see it. `/invite @Aegis` lets it in.',
  not_in_channel: 'Aegis is not in the channel. `/invite @Aegis` lets it in.',
  user_not_found: 'Slack does not know this person.',
  missing_scope:
    'Aegis lacks a permission in Slack. Somebody who manages apps must reinstall it from its manifest.',
  token_revoked: 'Slack has revoked the access of Aegis. Somebody who manages apps must reinstall it.',
  invalid_auth: 'Slack does not accept the token of Aegis. Somebody who manages apps must renew it.',
  account_inactive:
    'Slack has switched off the account of Aegis. Somebody who manages apps must reinstall it.',
  expired_trigger_id: 'Slack gave too little time to open the form. Try once more.',
  restricted_action: 'This workspace does not let Aegis do that. Somebody who manages it can allow it.',
};

/** Slack's own transient failures, with which it answers 200. */
const TRANSIENT = new Set([
  'ratelimited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** Runs a call to Slack and turns every failure into an UpstreamError. */
export async function callSlack<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toUpstreamError(error);
  }
}

function toUpstreamError(error: unknown): UpstreamError {
  if (error instanceof UpstreamError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new UpstreamError('ratelimited', 'Slack asks Aegis to slow down. Try again in a minute.', {
      cause: error,
      retryable: true,
      retryAfterMs: error.retryAfter * 1000,
    });
  }
  if (error instanceof WebAPIPlatformError && isCode(error.data.error)) return refusal(error);
  const code = error instanceof WebAPIHTTPError ? `http_${error.statusCode}` : 'unavailable';
  const isTransport = error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError;
  return new UpstreamError(
    isTransport ? code : 'unavailable',
    'Slack did not answer. Try again in a moment.',
    {
      cause: error,
      retryable: true,
    },
  );
}

/** A page or nothing at all in place of an answer comes as a refusal too, with that for its code. */
function isCode(code: unknown): boolean {
  return typeof code === 'string' && /^[a-z][a-z0-9_]*$/.test(code);
}

function refusal(error: WebAPIPlatformError): UpstreamError {
  const code = error.data.error;
  const message = IN_WORDS[code] ?? `Slack refused: ${code.replaceAll('_', ' ')}.`;
  return new UpstreamError(code, message, { cause: error, retryable: TRANSIENT.has(code) });
}

/** For `.catch`: a refusal with this code counts as success. */
export function ignoreCode(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof UpstreamError && error.upstreamCode === code)) throw error;
  };
}

/** For `.catch`: undefined in place of what Slack refuses; a failure that may pass is thrown again. */
export function ignoreRefusals(error: unknown): undefined {
  if (error instanceof UpstreamError && !error.retryable) return undefined;
  throw error;
}
