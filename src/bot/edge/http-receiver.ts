import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  type App,
  HTTPModuleFunctions as bolt,
  HTTPResponseAck,
  type Receiver,
  type ReceiverEvent,
} from '@slack/bolt';
import { OverloadedError } from '../../base/errors.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Settings } from '../../ports/settings.js';
import { createBoltLogger } from '../client/bolt-logger.js';
import { createFairLine } from './fair-line.js';
import { clockFacts } from './moment-of-request.js';
import { hasCurrentSignature, isSigned } from './signature-headers.js';

export const EVENTS_PATH = '/slack/events';
const HEALTH_PATH = '/health';
/** A load balancer's own limit; a form with every field at Slack's limit is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;
/** More requests than one process verifies and stores while Slack waits; also bounds the memory for their bodies. */
const MAX_OPEN = 1_200;
/** Verified and parsed in one turn of the event loop. */
const READ_AT_ONCE = 16;
const READ_MS = 1_500;
/** Slack sends a body right away. */
const BODY_MS = 3_000;
/** Slack waits this long; then Bolt responds for a listener that didn't. */
const SLACK_WAITS_MS = 3_000;
/** Responses to requests that are safe to repeat, so nothing has to remember them. */
export const changesNothing = new WeakSet<ServerResponse>();
const JSON_TYPE = 'application/json; charset=utf-8';

interface HttpReceiverOptions {
  signingSecret: string;
  clock: Clock;
  logger: Logger;
  settings: Pick<Settings, 'answerMs'>;
}

/**
 * Receives Slack's signed requests over HTTP; any server or gateway can call the listener.
 *
 * It's built from parts of Bolt's own receivers. One of those loads Express, which is a quarter of a function's code at
 * cold start; the other crashes on a body of `null`.
 */
export function createHttpReceiver({ signingSecret, clock, logger, settings }: HttpReceiverOptions): {
  receiver: Receiver;
  listener: RequestListener;
} {
  const boltLogger = createBoltLogger(logger);
  let app: App | undefined;
  const entry = createFairLine({ atOnce: READ_AT_ONCE, mayWait: MAX_OPEN });
  let open = 0;

  /** Refuses right away what there's no time to read, let alone to store. */
  function receive(request: IncomingMessage, response: ServerResponse): void {
    if (open >= MAX_OPEN) {
      refuse(response, 503);
      return;
    }
    open += 1;
    void handle(request, response)
      // Slack sends it again.
      .catch(() => refuse(response, 503))
      .finally(() => {
        open -= 1;
      });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const receivedAt = performance.now();
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === HEALTH_PATH) return answer(response, { ok: true });
    if (request.method !== 'POST' || path !== EVENTS_PATH) return refuse(response, 404);
    if (!hasCurrentSignature(request.headers, clock.now())) {
      logger.warn({}, 'refused a request without a current signature');
      return refuse(response, 401);
    }
    const facts = clockFacts(request.headers['x-slack-request-timestamp'], clock.now());
    const { status, body } = await read(request);
    if (status !== 200) {
      logger.warn({ status }, 'refused a request for its signature or body');
      return refuse(response, status);
    }
    if (body?.ssl_check === '1') {
      changesNothing.add(response);
      return answer(response);
    }
    if (body?.type === 'url_verification') return answer(response, { challenge: body.challenge });
    const customProperties = { receivedAt, ...facts };
    await dispatch(request, response, { body: body ?? {}, customProperties });
  }

  /**
   * Takes a turn only once the body has arrived: anyone may start a request and never finish it. Yields if there are
   * several: those that have waited too long are refused in the meantime, however busy the process is.
   */
  async function read(request: IncomingMessage): Promise<ReturnType<typeof parseBody>> {
    const buffered = await bufferInTime(request);
    if (typeof buffered === 'number') return { status: buffered };
    return entry.run({ key: '', waitMs: READ_MS }, async () => {
      if (open > 1) await setImmediate();
      return parseBody(buffered, signingSecret);
    });
  }

  /** The response waits for the listeners, because Lambda freezes a function once it has responded. */
  async function dispatch(
    request: IncomingMessage,
    response: ServerResponse,
    event: Omit<ReceiverEvent, 'ack'>,
  ): Promise<void> {
    const ack = new HTTPResponseAck({
      logger: boltLogger,
      processBeforeResponse: true,
      unhandledRequestTimeoutMillis: Math.max(SLACK_WAITS_MS, settings.answerMs),
      httpRequest: request,
      httpRequestBody: event.body,
      httpResponse: response,
    });
    try {
      await app?.processEvent({ ...event, ack: ack.bind() });
      answer(response, ack.storedResponse || undefined);
    } catch (error) {
      // Slack sends it again.
      if (error instanceof OverloadedError) return refuse(response, 503);
      const { storedResponse } = ack;
      const failure = { error: error as Error, logger: boltLogger, request, response, storedResponse };
      await bolt.defaultProcessEventErrorHandler(failure);
    } finally {
      ack.ack();
    }
  }

  return {
    receiver: {
      init(bolt) {
        app = bolt;
      },
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
    listener: receive,
  };
}

type Body = ReceiverEvent['body'];

function answer(response: ServerResponse, body?: object): void {
  // serverless-http drops headers that are passed to writeHead.
  if (body) response.setHeader('content-type', JSON_TYPE);
  response.writeHead(200);
  response.end(body && JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number): void {
  // Bolt answers for a listener that's too late.
  if (response.headersSent) return;
  response.writeHead(status);
  response.end();
}

type Buffered = Awaited<ReturnType<typeof bolt.bufferIncomingMessage>>;

/** A request whose body has arrived, or the status to refuse it with. */
async function bufferInTime(request: IncomingMessage): Promise<Buffered | number> {
  const late = setTimeout(() => request.destroy(), BODY_MS);
  try {
    return await bolt.bufferIncomingMessage(request, MAX_BODY_BYTES);
  } catch (error) {
    return bolt.isRawBodyError(error) ? error.statusCode : 400;
  } finally {
    clearTimeout(late);
  }
}

/** The body of a request with a valid signature; otherwise the status to refuse it with. */
function parseBody(buffered: Buffered, signingSecret: string): { status: number; body?: Body } {
  // Bolt's own function lets anyone send `ssl_check=1`.
  if (!isSigned(buffered.headers, buffered.rawBody, signingSecret)) return { status: 401 };
  try {
    return { status: 200, body: bolt.parseHTTPRequestBody(buffered) };
  } catch (error) {
    return { status: error instanceof SyntaxError ? 400 : 401 };
  }
}
