import type { AlertSource } from '../process/alert-sources.js';
import type { AlertDeps } from './alert-deps.js';
import { hasPagerDutySignature, hasSentrySignature } from './authentication/has-signature.js';
import { hasToken } from './authentication/has-token.js';
import { snsMessage } from './authentication/sns-message.js';
import { confirmSubscription, isFromSns } from './authentication/sns-sender.js';
import type { SourceRequest } from './authentication/source-request.js';
import { parseBody } from './parse-body.js';
import { RefusalError } from './refusal.js';

type SenderDeps = Pick<AlertDeps, 'clock' | 'fetchText' | 'logger' | 'secrets' | 'settings'>;

/** `confirmed`: SNS asked for confirmation of a subscription; the request has no alerts. */
type Sender = 'known' | 'confirmed';

/** The same for unknown sources and sources that aren't set up, so that nobody can probe which exist. */
export function noSuchSource(): RefusalError {
  return new RefusalError(404, "There's no such alert source, or it isn't set up in aegis.yml.");
}

const unauthorized = () =>
  new RefusalError(
    401,
    'The token or signature is missing or wrong; docs/alerts.md says what each source sends.',
  );

const unsigned = () =>
  new RefusalError(
    400,
    "SNS doesn't sign raw messages; turn raw message delivery off for this subscription.",
  );

/** Verifies that a request comes from its source. Throws RefusalError. */
export async function authenticate(
  deps: SenderDeps,
  source: AlertSource,
  request: SourceRequest,
): Promise<Sender> {
  const { sources } = deps.settings.process.alerts;
  if (source === 'cloudwatch') return authenticateCloudWatch(deps, request);
  const rule = sources[source];
  if (!rule) throw noSuchSource();
  const secret = await deps.secrets.get('token_env' in rule ? rule.token_env : rule.secret_env);
  if (secret === undefined) throw noSuchSource();
  if (!CHECKS[source](request, secret)) throw unauthorized();
  return 'known';
}

const CHECKS: Readonly<
  Record<Exclude<AlertSource, 'cloudwatch'>, (request: SourceRequest, secret: string) => boolean>
> = {
  alertmanager: hasToken,
  grafana: hasToken,
  datadog: hasToken,
  generic: hasToken,
  sentry: hasSentrySignature,
  pagerduty: hasPagerDutySignature,
};

/** EventBridge sends a token, SNS a signed message. */
async function authenticateCloudWatch(deps: SenderDeps, request: SourceRequest): Promise<Sender> {
  const rule = deps.settings.process.alerts.sources.cloudwatch;
  if (!rule) throw noSuchSource();
  if (request.headers['x-amz-sns-message-type'] !== undefined) {
    return authenticateSns(deps, request, rule.topics);
  }
  const token = rule.token_env && (await deps.secrets.get(rule.token_env));
  if (!token) throw noSuchSource();
  if (!hasToken(request, token)) throw unauthorized();
  return 'known';
}

async function authenticateSns(
  { clock, logger, fetchText }: SenderDeps,
  { headers, raw }: SourceRequest,
  topics: readonly string[],
): Promise<Sender> {
  if (headers['x-amz-sns-rawdelivery'] === 'true') throw unsigned();
  const message = snsMessage.safeParse(parseBody(raw)).data;
  if (!message) throw new RefusalError(400, "The body isn't an SNS message.");
  const isKnown = await isFromSns(message, { topics, now: clock.now(), fetchText }).catch((err: unknown) => {
    logger.warn({ err }, "couldn't check a signature of SNS");
    throw new RefusalError(503, "The SNS certificate couldn't be read; try again.", { cause: err });
  });
  if (!isKnown) throw unauthorized();
  if (message.Type === 'Notification') return 'known';
  if (message.Type === 'SubscriptionConfirmation' && !(await confirmSubscription(message, fetchText))) {
    throw unauthorized();
  }
  return 'confirmed';
}
