import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import * as z from 'zod';
import type { Logger } from '../../ports/logger.js';
import type { IdentitySource } from '../client/identity.js';
import { readPayload } from './payload-shape.js';

interface GateOptions {
  identity: IdentitySource;
  logger: Logger;
}

const id = z.string().nullish().catch(undefined);

/** The app and workspace of a payload; every kind of payload has them in another place. */
const origin = z.object({
  api_app_id: id,
  team_id: id,
  context_team_id: id,
  authorizations: z
    .array(z.object({ team_id: id }))
    .optional()
    .catch(undefined),
  team: z.object({ id }).nullish().catch(undefined),
  user: z.object({ team_id: id }).nullish().catch(undefined),
});

/**
 * Wraps a receiver so that malformed payloads, and those of other apps and workspaces, are acknowledged and dropped.
 * Events are acknowledged only once they're stored: Bolt would acknowledge first, and a process that dies in between
 * would lose the message.
 */
export function withGate(receiver: Receiver, options: GateOptions): Receiver {
  return {
    init: (app) =>
      receiver.init({ processEvent: (event: ReceiverEvent) => admit(app, event, options) } as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

async function admit(app: App, event: ReceiverEvent, { identity, logger }: GateOptions): Promise<void> {
  const body = readPayload(event.body);
  if (!body) {
    logger.warn({}, 'dropped a malformed payload');
    return event.ack();
  }
  const { teamId, appId } = await identity();
  const from = origin.parse(body);
  const team = teamOf(from);
  if ((team && team !== teamId) || (from.api_app_id && from.api_app_id !== appId)) {
    logger.warn({ team, app: from.api_app_id }, 'dropped a payload of another workspace or app');
    return event.ack();
  }
  if (body.event !== undefined) {
    await app.processEvent({ ...event, body, ack: async () => undefined });
    return acknowledgeStored(event, logger);
  }
  if (!(await isAnswered(app, { ...event, body }))) await event.ack();
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

/** With Slack Connect an event may come from another workspace; the authorization names the one that installed the app. */
function teamOf({ authorizations, context_team_id, team_id, team, user }: z.output<typeof origin>) {
  return authorizations?.[0]?.team_id ?? context_team_id ?? team_id ?? team?.id ?? user?.team_id;
}
