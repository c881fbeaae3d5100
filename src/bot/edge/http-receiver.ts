import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type App,
  HTTPModuleFunctions as bolt,
  HTTPResponseAck,
  type Receiver,
  type ReceiverEvent,
} from '@slack/bolt';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Settings } from '../../ports/settings.js';
import { createBoltLogger } from '../client/bolt-logger.js';
import { hasCurrentSignature } from './signature-headers.js';

export const EVENTS_PATH = '/slack/events';
const HEALTH_PATH = '/health';
/** A load balancer's own limit; a form with every field at Slack's limit is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;
/** Slack waits this long; then Bolt responds in place of a listener that didn't. */
const SLACK_WAITS_MS = 3_000;
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

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === HEALTH_PATH) return answer(response, { ok: true });
    if (request.method !== 'POST' || path !== EVENTS_PATH) return refuse(response, 404);
    if (!hasCurrentSignature(request.headers, clock.now())) {
      logger.warn({}, 'refused a request without a current signature');
      return refuse(response, 401);
    }
    const { status, body } = await readBody(request, signingSecret);
    if (status !== 200) {
      logger.warn({ status }, 'refused a request for its signature or body');
      return refuse(response, status);
    }
    if (body?.ssl_check === '1') return answer(response);
    if (body?.type === 'url_verification') return answer(response, { challenge: body.challenge });
    await dispatch(request, response, body ?? {});
  }

  /** The response waits for the listeners, because Lambda freezes a function once it has responded. */
  async function dispatch(request: IncomingMessage, response: ServerResponse, body: Body): Promise<void> {
    const ack = new HTTPResponseAck({
      logger: boltLogger,
      processBeforeResponse: true,
      unhandledRequestTimeoutMillis: Math.max(SLACK_WAITS_MS, settings.answerMs),
      httpRequest: request,
      httpRequestBody: body,
      httpResponse: response,
    });
    try {
      await app?.processEvent({ body, ack: ack.bind() });
      answer(response, ack.storedResponse || undefined);
    } catch (error) {
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
    listener: (request, response) => void handle(request, response),
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
  response.writeHead(status);
  response.end();
}

/** The body of a request with a valid signature; otherwise the status to refuse it with. */
async function readBody(
  request: IncomingMessage,
  signingSecret: string,
): Promise<{ status: number; body?: Body }> {
  try {
    const options = { signingSecret, bodyLimit: MAX_BODY_BYTES };
    const verified = await bolt.parseAndVerifyHTTPRequest(options, request);
    return { status: 200, body: bolt.parseHTTPRequestBody(verified) };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400 };
    return { status: bolt.isRawBodyError(error) ? error.statusCode : 401 };
  }
}
