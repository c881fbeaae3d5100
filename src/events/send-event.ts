import { AegisError, UpstreamError } from '../base/errors.js';
import { epochMillis, epochSeconds, type Timestamp } from '../base/timestamp.js';
import type { Outward, OutwardResponse } from '../ports/outward.js';
import type { Secrets } from '../ports/secrets.js';
import type { BusSink, EventSink, WebhookSink } from '../process/event-sinks.js';
import type { CloudEvent } from './cloud-event-schema.js';
import { readSecrets, signWebhook } from './sign-webhook.js';

/** `refused`: this event; later ones may pass. `failed`: the sink, for now. `gone`: it wants no more events. */
export type Outcome =
  | { is: 'sent' }
  | { is: 'refused' | 'failed' | 'gone'; reason: string; retryAfterMs?: number | undefined };

export interface SendDeps {
  outward: Outward;
  secrets: Secrets;
}

/** Sends one event to a sink. Never throws for the receiver's failures. */
export async function sendEvent(
  deps: SendDeps,
  sink: EventSink,
  { event, now }: { event: CloudEvent; now: Timestamp },
): Promise<Outcome> {
  try {
    return 'url' in sink ? await postWebhook(deps, sink, event, now) : await putOnBus(deps, sink, event);
  } catch (error) {
    if (!(error instanceof AegisError)) throw error;
    const retryAfterMs = error instanceof UpstreamError ? error.retryAfterMs : undefined;
    return { is: 'failed', reason: error.message, retryAfterMs };
  }
}

async function postWebhook(
  { outward, secrets }: SendDeps,
  sink: WebhookSink,
  event: CloudEvent,
  now: Timestamp,
): Promise<Outcome> {
  const keys = readSecrets(sink.secret_env, await secrets.get(sink.secret_env));
  const body = JSON.stringify(event);
  const signed = signWebhook(keys, { id: event.id, seconds: epochSeconds(now), body });
  const response = await outward.post({
    url: sink.url,
    headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signed },
    body,
    allowsPrivate: sink.network === 'private',
  });
  return judge(response, now);
}

/** 2xx is success, by the Standard Webhooks spec. A redirect isn't followed: it could lead anywhere. */
function judge({ status, headers }: OutwardResponse, now: Timestamp): Outcome {
  if (status >= 200 && status < 300) return { is: 'sent' };
  const reason = `it answered ${status}`;
  if (status === 410) return { is: 'gone', reason };
  const isOverload = status >= 500 || status === 408 || status === 429 || (status >= 300 && status < 400);
  // Without permission to post, no event passes.
  const isOfSink = isOverload || [401, 403, 404, 405, 407].includes(status);
  return {
    is: isOfSink ? 'failed' : 'refused',
    reason,
    retryAfterMs: readRetryAfter(headers['retry-after'], now),
  };
}

function readRetryAfter(value: string | undefined, now: Timestamp): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,7}$/.test(value)) return Number(value) * 1_000;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - epochMillis(now));
}

/** One event at a time: a partial failure could put several out of order. */
async function putOnBus({ outward }: SendDeps, sink: BusSink, event: CloudEvent): Promise<Outcome> {
  const entry = {
    EventBusName: sink.event_bus,
    Source: 'aegis',
    DetailType: event.type,
    Detail: JSON.stringify(event),
    Time: epochSeconds(event.time),
    Resources: [event.subject],
  };
  const response = await outward.putEvents(JSON.stringify({ Entries: [entry] }));
  return readBusAnswer(response);
}

/** PutEvents answers 200 even for entries it rejected, and reports them in the body. */
function readBusAnswer({ status, body }: OutwardResponse): Outcome {
  if (status !== 200) return { is: 'failed', reason: `EventBridge answered ${status}: ${codeIn(body)}` };
  const { FailedEntryCount = 0, Entries = [] } = parse(body);
  if (FailedEntryCount === 0 && Entries.every(({ ErrorCode }) => ErrorCode === undefined))
    return { is: 'sent' };
  return { is: 'failed', reason: `EventBridge refused it: ${Entries[0]?.ErrorCode ?? 'no reason given'}` };
}

interface BusAnswer {
  FailedEntryCount?: number;
  Entries?: { ErrorCode?: string }[];
  __type?: string;
}

function parse(body: string): BusAnswer {
  try {
    return JSON.parse(body) as BusAnswer;
  } catch {
    return { FailedEntryCount: 1 };
  }
}

function codeIn(body: string): string {
  return parse(body).__type?.split('#').at(-1) ?? 'no reason given';
}
