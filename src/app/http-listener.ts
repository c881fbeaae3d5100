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
  /** Signatures are checked against this time; the record's own clock may differ. */
  signatureClock: Clock;
  /** Gets what the senders of alerts sign with; over HTTPS unless a test says otherwise. */
  fetchText?: FetchText | undefined;
}

/** Slack's signed requests, and alerts, as a listener for any Node server, or for serverless-http. */
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
