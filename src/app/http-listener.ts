import type { RequestListener } from 'node:http';
import type { FetchText } from '../alerts/authentication/sns-sender.js';
import type { IdentitySource } from '../bot/client/identity.js';
import { createApp } from '../bot/edge/app.js';
import { createHttpReceiver } from '../bot/edge/http-receiver.js';
import type { RequestDeps } from '../commands/kernel/request-deps.js';
import type { Clock } from '../ports/clock.js';
import { createLazyAlertListener, isAboutAlerts } from './lazy-alert-listener.js';

interface HttpListenerOptions {
  deps: RequestDeps;
  identity: IdentitySource;
  signingSecret: string;
  token: string;
  /** The time to check signatures against; the record's own clock may differ. */
  signatureClock: Clock;
  /** Fetches the certificates of alert senders; over HTTPS unless a test replaces it. */
  fetchText?: FetchText | undefined;
}

/** A listener for Slack's signed requests and for alerts, for any Node server or serverless-http. */
export function createHttpListener(options: HttpListenerOptions): RequestListener {
  const { deps, identity, token, signingSecret, signatureClock: clock, fetchText } = options;
  const { receiver, listener } = createHttpReceiver({
    signingSecret,
    clock,
    logger: deps.logger,
    settings: deps.settings,
  });
  createApp({ deps, identity, receiver, token });
  const alerts = createLazyAlertListener(deps, fetchText);
  return (request, response) => (isAboutAlerts(request) ? alerts : listener)(request, response);
}
