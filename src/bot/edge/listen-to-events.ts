import type { App } from '@slack/bolt';
import { fromMillis, type Timestamp } from '../../base/timestamp.js';
import type { Capture } from '../../capture/capture.js';
import { inTime } from '../../commands/kernel/deadline.js';
import type { Settings } from '../../ports/settings.js';
import type { IdentitySource } from '../client/identity.js';
import { isAboutOwn, isOwn, isOwnMembership } from '../client/own-events.js';

interface EventListeners {
  capture: Capture;
  identity: IdentitySource;
  settings: Pick<Settings, 'answerMs'>;
}

/** Channel events. They're acknowledged once they're stored, so Slack redelivers one that failed or took too long. */
export function listenToEvents(app: App, { capture, identity, settings }: EventListeners): void {
  app.event(/.*/, async ({ event, body }) => {
    const self = await identity();
    if (!isOwnMembership(event, self) && (isOwn(event, self) || isAboutOwn(event, self))) return;
    const delivery = { botUserId: self.botUserId, sentAt: momentOf(body.event_time) };
    const isShared = body.is_ext_shared_channel === true;
    await inTime(settings.answerMs, capture(event, { ...delivery, isShared }));
  });
}

function momentOf(eventTime: unknown): Timestamp | undefined {
  return typeof eventTime === 'number' ? fromMillis(eventTime * 1_000) : undefined;
}
