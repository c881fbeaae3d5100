import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { UpstreamError } from '../../base/errors.js';

/** What people read when Slack refuses a call; other codes are shown unchanged. */
const MESSAGES: Record<string, string> = {
  is_archived: 'The channel is archived. Unarchive it in Slack first.',
  channel_not_found: "Slack can't find the channel, or Aegis isn't in it. Run `/invite @Aegis` there.",
  not_in_channel: "Aegis isn't in the channel. Run `/invite @Aegis` there.",
  user_not_found: "Slack doesn't know this person. Type `@` and choose someone from the list.",
  org_user_not_in_team:
    "This person is in the organization, but not in Aegis's workspace. A Slack admin has to add them to it.",
  token_revoked: "Slack revoked Aegis's access. An app manager has to reinstall it.",
  token_expired:
    "Aegis's token in Slack expired, because token rotation is on. An app manager has to create the app again from its manifest, which turns rotation off.",
  invalid_auth: "Slack rejected Aegis's token. An app manager has to renew it.",
  account_inactive: "Aegis's account in Slack is deactivated. An app manager has to reinstall the app.",
  expired_trigger_id: 'Slack needed the form within 3 seconds, and that took longer. Try again.',
  trigger_exchanged: 'Slack opens one form for each click. Try again.',
  plan_upgrade_required: "This workspace's Slack plan has no user groups.",
  no_such_subteam: "Slack doesn't know this user group.",
  cant_invite: "Slack doesn't let apps add this person. Someone in the channel can, with `/invite`.",
  ura_max_channels: 'This guest is limited to other channels. A workspace admin can change that.',
  name_taken: 'Another channel has this name.',
  restricted_action_read_only_channel:
    "Only some people may post in the channel, and Aegis isn't one of them. The channel's settings in Slack list who may.",
  restricted_action: "This workspace doesn't allow Aegis to do that. A workspace admin can change it.",
};

/** Temporary failures that Slack reports with status 200. */
const TRANSIENT = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

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
    return rateLimit({ cause: error, retryAfterMs: error.retryAfter * 1000 });
  }
  if (error instanceof WebAPIPlatformError && isCode(error.data.error)) return refusal(error);
  const code = error instanceof WebAPIHTTPError ? `http_${error.statusCode}` : 'unavailable';
  return noAnswer(code, error);
}

function rateLimit(options: { cause: unknown; retryAfterMs?: number }): UpstreamError {
  const fact = 'Slack is rate-limiting Aegis.';
  return new UpstreamError('ratelimited', fact, {
    ...options,
    retryable: true,
    advice: 'Try again in a minute.',
  });
}

function noAnswer(code: string, cause: unknown): UpstreamError {
  const advice = 'Try again in a moment.';
  return new UpstreamError(code, "Slack didn't answer.", { cause, retryable: true, advice });
}

/** For an HTML page or an empty body, the client reports a refusal too, with the body as its code. */
function isCode(code: unknown): boolean {
  return typeof code === 'string' && /^[a-z][a-z0-9_]*$/.test(code);
}

/** Slack names the scopes: `channels:read,groups:read`. Only an app-level token can have the one for a connection. */
function lackOf(needed: unknown): string {
  if (needed === 'connections:write')
    return 'The app-level token lacks `connections:write`. Generate another one with it, under Basic Information in the settings of the app.';
  const named = typeof needed === 'string' && /^[a-z.:,_]{1,200}$/.test(needed) ? ` (\`${needed}\`)` : '';
  return `Aegis lacks a permission in Slack${named}. An app manager has to reinstall it from its manifest.`;
}

function refusal(error: WebAPIPlatformError): UpstreamError {
  const code = error.data.error;
  if (code === 'ratelimited') return rateLimit({ cause: error });
  if (TRANSIENT.has(code)) return noAnswer(code, error);
  const known =
    code === 'missing_scope' ? lackOf((error.data as { needed?: unknown }).needed) : MESSAGES[code];
  const message = known ?? `Slack refused: ${code.replaceAll('_', ' ')}.`;
  return new UpstreamError(code, message, { cause: error });
}

/** For `.catch`: a refusal with this code counts as success. */
export function ignoreCode(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof UpstreamError && error.upstreamCode === code)) throw error;
  };
}
