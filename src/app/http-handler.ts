import serverless from 'serverless-http';
import type { IdentitySource } from '../bot/client/identity.js';
import { createApp } from '../bot/edge/app.js';
import { createHttpReceiver } from '../bot/edge/http-receiver.js';
import type { Clock } from '../ports/clock.js';
import type { Deps } from '../ports/deps.js';

interface HttpHandlerOptions {
  deps: Deps;
  identity: IdentitySource;
  signingSecret: string;
  token: string;
  /** The time that signatures are held against; the record's own clock may be another. */
  signatureClock: Clock;
}

export type HttpHandler = (event: object, context: object) => Promise<object>;

/** Slack's signed requests as a handler of API Gateway and load balancer events. */
export function createHttpHandler(options: HttpHandlerOptions): HttpHandler {
  const { deps, identity, token } = options;
  const { receiver, listener } = createHttpReceiver({
    signingSecret: options.signingSecret,
    clock: options.signatureClock,
    logger: deps.logger,
  });
  createApp({ deps, identity, receiver, token });
  return serverless(listener);
}
