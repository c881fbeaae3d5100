import type { App } from '@slack/bolt';

/**
 * Acknowledges what nobody else does. Without this an unmatched request is answered only when Slack has given up,
 * and the person sees a time-out.
 */
export function listenToRest(app: App): void {
  app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => ack());
  app.shortcut(/.*/, async ({ ack }) => ack());
  app.options(/.*/, async ({ ack }) => ack({ options: [] }));
}
