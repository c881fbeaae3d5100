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

/** Where Slack says a payload belongs; every kind says it elsewhere. */
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
 * Puts the same gate before every receiver. Payloads of other apps and workspaces, and what is no payload at all,
 * are acknowledged and dropped. Events are acknowledged only once they are stored: Bolt would acknowledge first, and
 * a process that dies in between would lose what was said.
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
    logger.warn({}, 'a payload of no known shape was dropped');
    return event.ack();
  }
  const { teamId, appId } = await identity();
  const from = origin.parse(body);
  const team = teamOf(from);
  if ((team && team !== teamId) || (from.api_app_id && from.api_app_id !== appId)) {
    logger.warn({ team, app: from.api_app_id }, 'a payload of another workspace or app was dropped');
    return event.ack();
  }
  if (body.event !== undefined) {
    await app.processEvent({ ...event, body, ack: async () => undefined });
    return acknowledgeStored(event, logger);
  }
  if (!(await answered(app, { ...event, body }))) await event.ack();
}

/** The socket may have closed meanwhile, as when Aegis stops. Then Slack sends the event again, which does no harm. */
async function acknowledgeStored(event: ReceiverEvent, logger: Logger): Promise<void> {
  try {
    await event.ack();
  } catch (err) {
    logger.info({ err }, 'an event is stored but not acknowledged');
  }
}

/**
 * Commands, clicks and forms answer with their acknowledgement. What no listener took is acknowledged afterwards:
 * left alone it would be answered only when Slack has given up, and the person would see a time-out.
 */
async function answered(app: App, event: ReceiverEvent): Promise<boolean> {
  let isAcknowledged = false;
  const ack: ReceiverEvent['ack'] = async (response) => {
    isAcknowledged = true;
    await event.ack(response);
  };
  await app.processEvent({ ...event, ack });
  return isAcknowledged;
}

/** With Slack Connect the event may come from another workspace; what counts is the one this app is in. */
function teamOf({ authorizations, context_team_id, team_id, team, user }: z.output<typeof origin>) {
  return authorizations?.[0]?.team_id ?? context_team_id ?? team_id ?? team?.id ?? user?.team_id;
}
