import '../quiet-sdk.js';
import { createHttpHandler } from '../http-handler.js';
import { systemClock } from '../system-clock.js';
import { readEnvironment } from './environment.js';
import { guardHttp } from './guard-http.js';
import { createLambdaDeps } from './lambda-deps.js';
import { noSummarizer } from './no-summarizer.js';
import { tellingUsage } from './telling-usage.js';

const environment = await readEnvironment(process.env, 'http');
const { deps, identity, meter } = await createLambdaDeps(environment, noSummarizer);
const { signingSecret, botToken: token } = environment.config.slack;

// Asked as soon as the function stands, for the first request has three seconds; a failure is asked again by then.
setImmediate(() => {
  void identity().catch((err: unknown) => deps.logger.warn({ err }, 'Slack did not say who this app is'));
});

/** Slack's requests, by API Gateway (payload format 1.0 or 2.0) or a load balancer. */
export const handler = tellingUsage(
  guardHttp(
    createHttpHandler({ deps, identity, signingSecret, token, signatureClock: systemClock }),
    deps.logger,
  ),
  meter,
);
