import { ExpressReceiver } from '@slack/bolt';
import express, { type Express, type Request, type Response } from 'express';
import type { Clock, Logger } from '../deps.js';
import { createBoltLogger } from './bolt-logger.js';
import { hasCurrentSignature } from './signature-headers.js';

export const EVENTS_PATH = '/slack/events';

interface HttpReceiverOptions {
  signingSecret: string;
  clock: Clock;
  logger: Logger;
}

/**
 * Requests over HTTP, signed by Slack. The response waits for the listeners (`processBeforeResponse`), because a
 * Lambda function stands still once it has answered.
 */
export function createHttpReceiver({ signingSecret, clock, logger }: HttpReceiverOptions): {
  receiver: ExpressReceiver;
  app: Express;
} {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request: Request, response: Response) => {
    response.json({ ok: true });
  });
  app.use(EVENTS_PATH, (request, response, next) => {
    if (hasCurrentSignature(request.headers, clock.now())) return next();
    logger.warn({}, 'a request without a current signature was refused');
    response.status(401).end();
  });
  const receiver = new ExpressReceiver({
    signingSecret,
    app,
    endpoints: EVENTS_PATH,
    processBeforeResponse: true,
    logger: createBoltLogger(logger),
  });
  return { receiver, app };
}
