import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import * as z from 'zod';
import { withLogContext } from '../../base/log-context.js';
import type { Logger } from '../../ports/logger.js';
import { type IdentitySource, OrgWideError } from '../client/identity.js';
import { readOrigin } from './payload-origin.js';
import { type Payload, readPayload } from './payload-shape.js';

interface GateOptions {
  identity: IdentitySource;
  logger: Logger;
}

/**
 * Wraps a receiver so that malformed payloads, and those of other apps and workspaces, are acknowledged and dropped.
 * Events are acknowledged only once they're stored: Bolt would acknowledge first, and a process that dies in between
 * would lose the message.
 */
export function withGate(receiver: Receiver, options: GateOptions): Receiver {
  const processEvent = (app: App, event: ReceiverEvent) =>
    withLogContext(idOf(event.body), () => admit(app, event, options));
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => processEvent(app, event) } as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

const identified = z.object({ event_id: z.string().max(100) });

/** Of an event; other payloads get a request id when they're read. */
function idOf(body: unknown): object {
  const { event_id } = identified.safeParse(body).data ?? {};
  return event_id === undefined ? {} : { event_id };
}

async function admit(app: App, event: ReceiverEvent, { identity, logger }: GateOptions): Promise<void> {
  const body = readPayload(event.body);
  if (!body) {
    logger.warn({}, 'dropped a malformed payload');
    return event.ack();
  }
  const self = await identity().catch(unlessOrgWide);
  if (self instanceof OrgWideError) return refuse(event, body, { reason: self.message, logger });
  const { app: appId, team, isOurs } = readOrigin(body, self);
  if (!isOurs) {
    logger.warn({ team, app: appId }, 'dropped a payload of another workspace or app');
    return event.ack();
  }
  if (body.event !== undefined) {
    await app.processEvent({ ...event, body, ack: async () => undefined });
    return acknowledgeStored(event, logger);
  }
  if (!(await isAnswered(app, { ...event, body }))) await event.ack();
}

function unlessOrgWide(error: unknown): OrgWideError {
  if (error instanceof OrgWideError) return error;
  throw error;
}

/** Answers the person who runs a command; everyone else only sees that nothing happens. */
async function refuse(
  event: ReceiverEvent,
  body: Payload,
  { reason, logger }: { reason: string; logger: Logger },
): Promise<void> {
  logger.error({ reason }, 'dropped a payload: the app is installed for a whole organization');
  if ('command' in body) await event.ack({ response_type: 'ephemeral', text: reason });
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
