import type { App } from '@slack/bolt';
import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { loadOnce } from '../../base/load-once.js';
import type { Timestamp } from '../../base/timestamp.js';
import { slackMessage } from '../../capture/reader/slack-message.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { addressOf } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';
import { momentOfRequest } from './moment-of-request.js';

const loadShortcuts = loadOnce(() => import('../../commands/open-shortcut.js'));

/** The parts of a shortcut's payload that Aegis reads. */
const used = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  message: slackMessage.optional(),
  response_url: z.string().optional(),
});

/** Global and message shortcuts, which open a form. */
export function listenToShortcuts(app: App, deps: RequestDeps): void {
  app.shortcut(/.*/, async ({ body, context, ack }) => {
    const parsed = used.safeParse(body).data;
    if (parsed) await open(deps, parsed, momentOfRequest(deps.clock, context));
    await ack();
  });
}

async function open(
  deps: RequestDeps,
  { callback_id, trigger_id, user, channel, message, response_url }: z.output<typeof used>,
  at: Timestamp,
): Promise<void> {
  const { openShortcut } = await loadShortcuts();
  const invocation = {
    requestId: `shortcut-${trigger_id}`,
    userId: user.id,
    channelId: channel?.id,
    triggerId: trigger_id,
    isClick: true,
    responseUrl: response_url,
    threadTs: message?.thread_ts,
    at,
  };
  const view = await openShortcut(deps, invocation, { callbackId: callback_id, ...(message && { message }) });
  if (!view) return;
  await deps.slack.openModal(trigger_id, view).catch((error: unknown) => {
    if (!(error instanceof UpstreamError)) throw error;
    deps.logger.warn({ code: error.upstreamCode }, 'could not open a form');
    // The form is the answer, so nothing about it is kept in the table.
    return deps.slack
      .answer(addressOf(invocation), notice(error.message), { replace: false })
      .catch(unlessUnreachable);
  });
}

function unlessUnreachable(error: unknown): void {
  if (!(error instanceof UpstreamError)) throw error;
}
