import '../quiet-sdk.js';
import { readConfig } from '../config/config.js';
import { createHttpListener } from '../http-listener.js';
import { systemClock } from '../open/system-clock.js';
import { assembleFunction } from './assemble-function.js';
import { fetchSecrets } from './fetch-secrets.js';
import { createHttpHandler } from './http-handler.js';
import { observe } from './observe.js';

const config = readConfig(await fetchSecrets(process.env), 'http');
const { requestDeps, identity, meter } = await assembleFunction({ config, env: process.env });
const { signingSecret, botToken: token } = config.slack;

const listener = createHttpListener({
  deps: requestDeps,
  identity,
  signingSecret,
  token,
  signatureClock: systemClock,
});

// Ask while the instance starts, so that a warm instance knows the answer before its first
// request, which has three seconds. Without the await, Lambda would freeze it in between. If this
// fails, the first request asks again.
await identity().catch((err: unknown) =>
  requestDeps.logger.warn({ err }, "couldn't look up the app's identity"),
);

/** Handles requests from Slack. */
export const handler = observe(createHttpHandler(listener, requestDeps.logger), {
  config,
  env: process.env,
  logger: requestDeps.logger,
  meter: () => meter,
});
