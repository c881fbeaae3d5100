import { performance } from 'node:perf_hooks';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { OverloadedError, UpstreamError } from '../../base/errors.js';
import { withLogContext } from '../../base/log-context.js';
import { inTime } from '../../commands/kernel/deadline.js';
import type { Logger } from '../../ports/logger.js';
import type { Settings } from '../../ports/settings.js';
import { type Identity, type IdentitySource, OrgWideError } from '../client/identity.js';
import { createFairLine, type FairLine } from './fair-line.js';
import { type PayloadOrigin, readOrigin } from './payload-origin.js';
import { isRateLimit, type Payload, readPayload } from './payload-shape.js';

interface GateOptions {
  identity: IdentitySource;
  logger: Logger;
  /** An event is stored within `answerMs` of its arrival, or refused. */
  settings: Pick<Settings, 'answerMs'>;
  line?: FairLine;
  /** Gets the channel of an event that was refused for overload. */
  onRefused?(channel: string): void;
}

/** More in parallel would only slow each one down until all are too late. */
const LINE = { atOnce: 16, mayWait: 1_500 };
/** After this long, there's too little time left to store an event. */
const START_MS = 1_800;

/**
 * Wraps a receiver so that malformed payloads, and those of other apps and workspaces, are acknowledged and dropped.
 * Events are acknowledged only once they're stored: Bolt would acknowledge first, and a process that dies in between
 * would lose the message.
 */
export function withGate(receiver: Receiver, given: GateOptions): Receiver {
  const options = { line: createFairLine(LINE), onRefused: () => undefined, ...given };
  const processEvent = (app: App, event: ReceiverEvent) =>
    withLogContext(idOf(event.body), () => admit(app, event, options));
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => processEvent(app, event) } as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

const ID_MAX = 100;

/** Of an event; other payloads get a request id when they're read. */
function idOf(body: unknown): object {
  const { event_id } = (body ?? {}) as { event_id?: unknown };
  return typeof event_id === 'string' && event_id.length <= ID_MAX ? { event_id } : {};
}

/** The gaps left by held-back events are filled like those of downtime. */
function reportUnread(body: unknown, logger: Logger): void {
  if (isRateLimit(body)) logger.error({}, 'Slack holds back events: there are over 30,000 in an hour');
  else logger.warn({}, 'dropped a malformed payload');
}

async function admit(app: App, event: ReceiverEvent, options: Required<GateOptions>): Promise<void> {
  const { identity, logger } = options;
  const body = readPayload(event.body);
  if (!body) {
    reportUnread(event.body, logger);
    return event.ack();
  }
  const self = await identity().catch(unlessAnswered(body));
  if (self instanceof UpstreamError) return refuse(event, body, { error: self, logger });
  const { app: appId, team, isOurs } = await readRecentOrigin(body, self, identity);
  if (!isOurs) {
    logger.warn({ team, app: appId }, 'dropped a payload of another workspace or app');
    return event.ack();
  }
  if (body.event !== undefined) {
    await store(app, { ...event, body, ack: async () => undefined }, options);
    return acknowledgeStored(event, logger);
  }
  if (!(await isAnswered(app, { ...event, body }))) await event.ack();
}

/** Asks Slack again before dropping it: the app and its workspace don't change, but their organization may. */
async function readRecentOrigin(
  body: Payload,
  self: Identity,
  identity: IdentitySource,
): Promise<PayloadOrigin> {
  const known = readOrigin(body, self);
  if (known.isOurs || (known.app !== undefined && known.app !== self.appId)) return known;
  return readOrigin(body, await identity({ recent: true }));
}

const isOverload = (error: unknown) =>
  error instanceof OverloadedError || (error instanceof UpstreamError && error.upstreamCode === 'too_slow');

/** The channel of an event: given as an id, as an object, or with the message it marks. */
function channelOf({ channel, item }: { channel?: unknown; item?: unknown }): string {
  const [whole, marked] = [channel, item].map((one) => (one ?? {}) as { id?: unknown; channel?: unknown });
  const found = [channel, whole?.id, marked?.channel].find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : '';
}

/**
 * Stores an event in its turn. Throws if that takes too long or there's too much to store, so that Slack redelivers.
 */
async function store(
  app: App,
  event: ReceiverEvent,
  { line, onRefused, settings }: Required<GateOptions>,
): Promise<void> {
  const passed = performance.now() - readReceived(event);
  const key = channelOf((event.body as Payload).event ?? {});
  try {
    const stored = line.run({ key, waitMs: START_MS - passed }, () => app.processEvent(event));
    await inTime(settings.answerMs - passed, stored);
  } catch (error) {
    if (!isOverload(error)) throw error;
    if (key !== '') onRefused(key);
    throw new OverloadedError({ cause: error });
  }
}

/** When the receiver got it, before it was read and verified. */
function readReceived({ customProperties }: ReceiverEvent): number {
  const { receivedAt } = customProperties ?? {};
  return typeof receivedAt === 'number' ? receivedAt : performance.now();
}

/** Slack redelivers events that get an error, and shows one for clicks; a command can be answered. */
function unlessAnswered(body: Payload) {
  return (error: unknown): UpstreamError => {
    if (error instanceof OrgWideError) return error;
    if (error instanceof UpstreamError && 'command' in body) return error;
    throw error;
  };
}

/** Answers the person who runs a command; everyone else only sees that nothing happens. */
async function refuse(
  event: ReceiverEvent,
  body: Payload,
  { error, logger }: { error: UpstreamError; logger: Logger },
): Promise<void> {
  logger.error({ reason: error.message }, "dropped a payload: Slack doesn't say who Aegis is");
  if ('command' in body) await event.ack({ response_type: 'ephemeral', text: error.message });
  else await event.ack();
}

/** The socket may have closed in the meantime. Then Slack redelivers the event, which is harmless. */
async function acknowledgeStored(event: ReceiverEvent, logger: Logger): Promise<void> {
  try {
    await event.ack();
  } catch (err) {
    logger.info({ err }, 'stored an event but could not acknowledge it');
  }
}

/**
 * Whether a listener acknowledged a command, click or form. The caller acknowledges the others: Bolt would do it only
 * after Slack has given up, and the person would see a timeout.
 */
async function isAnswered(app: App, event: ReceiverEvent): Promise<boolean> {
  let isAcknowledged = false;
  const ack: ReceiverEvent['ack'] = async (response) => {
    isAcknowledged = true;
    await event.ack(response);
  };
  await app.processEvent({ ...event, ack });
  return isAcknowledged;
}
