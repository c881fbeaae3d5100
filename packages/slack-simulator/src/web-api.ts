import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiError } from './api-error.js';
import type { Fault, FaultKind, Faults } from './faults.js';
import { readCall, sendJson } from './http-exchange.js';
import type { Call } from './methods/method.js';
import { METHODS } from './methods/methods.js';
import type { AppIdentity, Fields } from './model.js';
import type { RateLimiter } from './rate-limits.js';
import type { Timestamp } from './timestamp.js';

/** A call and its response, or the response that a fault kept from the app. */
export interface RecordedCall {
  method: string;
  args: Fields;
  at: Timestamp;
  /** Absent if a fault or a rate limit kept the call from having an effect. */
  result?: Fields;
  fault?: FaultKind;
  /** Whether Slack rejected the call because it came too soon. */
  isRateLimited?: true;
}

export interface WebApiOptions {
  call: Call;
  calls: RecordedCall[];
  faults: Faults;
  /** Undefined if the app may call as often as it likes. */
  limiter: RateLimiter | undefined;
  /** Whether to accept every token as the app's. */
  acceptAnyToken: boolean;
}

/** Serves one call of the Web API. */
export async function serveCall(
  options: WebApiOptions,
  name: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { token, args } = await readCall(request);
  const fault = options.faults.take(name);
  const recorded: RecordedCall = {
    method: name,
    args,
    at: options.call.workspace.now(),
    ...(fault && { fault: fault.do }),
  };
  options.calls.push(recorded);
  if (fault && failBefore(fault, response)) return;
  const waitSeconds = options.limiter?.take(name, args);
  if (waitSeconds !== undefined) {
    recorded.isRateLimited = true;
    return sendRateLimited(response, waitSeconds);
  }
  if (fault && typeof fault.do === 'object' && 'delayMs' in fault.do) await delay(fault.do.delayMs);
  const result = answer(options, name, { token, args });
  recorded.result = result;
  if (fault?.do === 'reset-after') return void response.destroy();
  sendJson(response, fault?.do === '500-after' ? 500 : 200, result);
}

function answer(
  { call, acceptAnyToken }: WebApiOptions,
  name: string,
  { token, args }: { token: string | undefined; args: Fields },
): Fields {
  try {
    const method = METHODS.get(name);
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    if (!acceptAnyToken) requireToken(call.workspace.app, method.token, token);
    return { ok: true, ...method.run(call, args) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

function requireToken(
  { botToken, appToken }: AppIdentity,
  wanted: 'bot' | 'app',
  token: string | undefined,
): void {
  if (!token) throw new ApiError('not_authed');
  if (token === (wanted === 'bot' ? botToken : appToken)) return;
  const isOther = token === botToken || token === appToken;
  throw new ApiError(isOther ? 'not_allowed_token_type' : 'invalid_auth');
}

function sendRateLimited(response: ServerResponse, waitSeconds: number): void {
  response.setHeader('retry-after', String(waitSeconds));
  sendJson(response, 429, { ok: false, error: 'ratelimited' });
}

/** Responds to a call that a fault keeps from having an effect; false for faults that let it through. */
function failBefore({ do: kind, retryAfterSeconds = 1 }: Fault, response: ServerResponse): boolean {
  if (typeof kind === 'object') {
    if ('error' in kind) sendJson(response, 200, { ok: false, error: kind.error });
    return 'error' in kind;
  }
  switch (kind) {
    case 'ratelimited':
      sendRateLimited(response, retryAfterSeconds);
      return true;
    case 'ratelimited-bare':
      sendJson(response, 429, { ok: false, error: 'ratelimited' });
      return true;
    case 'http-500':
      response.writeHead(500).end('Internal Server Error');
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Server Error</body></html>');
      return true;
    case 'empty':
      response.writeHead(200).end();
      return true;
    case '500-after':
    case 'reset-after':
      return false;
  }
}
