import type { App } from '@slack/bolt';
import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { buildDeclareModal } from '../../commands/declare/declare-modal.js';
import { buildTimelineModal } from '../../commands/notes/timeline-modal.js';
import type { Deps } from '../../ports/deps.js';
import type { View } from '../../views/blocks.js';

/** As manifest.yml registers them: from anywhere, and from the menu of a message. */
export const SHORTCUTS = {
  global: ['declare_incident'],
  message: ['declare_from_message', 'add_to_timeline'],
} as const;

/** A shortcut as Slack sends it, as far as Aegis reads it. */
const used = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), text: z.string().optional() }).optional(),
});

/** Shortcuts open a form; what happens then is the form's. */
export function listenToShortcuts(app: App, { slack, logger }: Pick<Deps, 'slack' | 'logger'>): void {
  app.shortcut(/.*/, async ({ body, ack }) => {
    const shortcut = used.safeParse(body).data;
    const view = shortcut && viewOf(shortcut);
    if (view) {
      // A trigger lives for 3 s and works once: when it is gone there is nobody to tell but the log.
      await slack.openModal(shortcut.trigger_id, view).catch((error: unknown) => {
        if (!(error instanceof UpstreamError)) throw error;
        logger.warn({ code: error.upstreamCode }, 'a form could not be opened');
      });
    }
    await ack();
  });
}

function viewOf({ callback_id, channel, message }: z.output<typeof used>): View | undefined {
  switch (callback_id) {
    case 'declare_incident':
      return buildDeclareModal({});
    case 'declare_from_message':
      return buildDeclareModal({ channelId: channel?.id, title: message?.text });
    case 'add_to_timeline':
      return channel && message && buildTimelineModal({ channelId: channel.id, ts: message.ts });
    default:
      return undefined;
  }
}
