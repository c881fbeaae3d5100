import type { App } from '@slack/bolt';
import * as z from 'zod';
import { TURN_ACTION } from '../../commands/home/home-view.js';
import type { Invocation } from '../../commands/kernel/invocation.js';
import { buildRequest } from '../../commands/kernel/open-job.js';
import { respond } from '../../jobs/respond.js';
import type { Deps } from '../../ports/deps.js';
import { type Message, RUN_ACTION } from '../../views/blocks.js';
import { answerInHome, turnHome } from './listen-to-home.js';
import { carryOut } from './reply.js';

/** A click as Slack sends it, as far as Aegis reads it. */
const click = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  view: z.object({ type: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
});

const element = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Buttons and menus; those that run a command carry its words. */
export function listenToActions(app: App, deps: Deps): void {
  app.action(/.*/, async ({ body, action, ack }) => {
    const [clicked, pressed] = [click.safeParse(body), element.safeParse(action)];
    if (!clicked.success || !pressed.success) return ack();
    const { user, trigger_id, channel, response_url, container, view } = clicked.data;
    const ask: Invocation = {
      requestId: `act-${trigger_id}`,
      userId: user.id,
      channelId: channel?.id,
      triggerId: trigger_id,
      at: deps.clock.now(),
    };
    const text = pressed.data.selected_option?.value ?? pressed.data.value ?? '';
    if (pressed.data.action_id.startsWith(TURN_ACTION)) await turnHome(deps, ask, text);
    if (!pressed.data.action_id.startsWith(RUN_ACTION)) return ack();
    const { runCommand } = await import('../../commands/run-command.js');
    const reply = await runCommand(deps, ask, text);
    if (view?.type === 'home') {
      await answerInHome(deps, ask, reply);
      return ack();
    }
    const message = await carryOut(deps, reply, trigger_id);
    const isSeen = reply.kind === 'message' && reply.isSeen;
    if (message && response_url && !isSeen) {
      await answerLater(deps, ask, { message, response_url, replace: container?.is_ephemeral === true });
    }
    await ack();
  });
}

/** The acknowledgement of a click carries no message, so the answer is a job of its own. */
async function answerLater(
  deps: Deps,
  ask: Invocation,
  answer: { message: Message; response_url: string; replace: boolean },
): Promise<void> {
  const requestId = `${ask.requestId}-reply`;
  const request = buildRequest({ ...ask, requestId }, { kind: respond.kind, payload: answer });
  if (await deps.store.openRequest(request)) await deps.queue.enqueue({ requestId, lane: requestId });
}
