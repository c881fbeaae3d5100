import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { fromMillis, type Timestamp } from '../../base/timestamp.js';
import type { Capture } from '../../capture/capture.js';
import type { IdentitySource } from '../client/identity.js';
import { isAboutOwn, isOwn, isOwnMembership } from '../client/own-events.js';

/** Resolves once an event is stored or answered. Slack redelivers it when that fails or takes too long. */
export type EventListener = (
  request: Pick<SlackEventMiddlewareArgs & AllMiddlewareArgs, 'event' | 'body' | 'context'>,
) => Promise<void>;

interface EventListeners {
  /** By the type of event. */
  others: ReadonlyMap<string, EventListener>;
  /** For every other type. */
  captured: EventListener;
}

/** Registers one listener for all events: Bolt asks every registered listener about each message. */
export function listenToEvents(app: App, { others, captured }: EventListeners): void {
  app.event(/.*/, async ({ event, body, context }) => {
    const listen = others.get(event.type) ?? captured;
    await listen({ event, body, context });
  });
}

/** Records what happens in channels, except for Aegis's own actions. */
export function createCaptureListener(capture: Capture, identity: IdentitySource): EventListener {
  return async ({ event, body }) => {
    const self = await identity();
    if (!isOwnMembership(event, self) && (isOwn(event, self) || isAboutOwn(event, self))) return;
    const isShared = body.is_ext_shared_channel === true;
    await capture(event, { botUserId: self.botUserId, sentAt: momentOf(body.event_time), isShared });
  };
}

function momentOf(eventTime: unknown): Timestamp | undefined {
  return typeof eventTime === 'number' ? fromMillis(eventTime * 1_000) : undefined;
}
