import type { App } from '@slack/bolt';
import type { Capture } from '../../capture/capture.js';
import { inTime } from '../../commands/kernel/deadline.js';
import type { IdentitySource } from '../client/identity.js';
import { isAboutOwn, isOwn } from '../client/own-events.js';

interface EventListeners {
  capture: Capture;
  identity: IdentitySource;
}

/**
 * What happens in channels. The acknowledgement waits until it is stored; a failure makes Slack send it again, and so
 * does a table that is slower than Slack's patience.
 */
export function listenToEvents(app: App, { capture, identity }: EventListeners): void {
  app.event(/.*/, async ({ event, body }) => {
    const self = await identity();
    if (isOwn(event, self) || isAboutOwn(event, self)) return;
    await inTime(capture(event, { isShared: body.is_ext_shared_channel === true }));
  });
}
