import type { App } from '@slack/bolt';
import * as z from 'zod';
import { loadOnce } from '../../base/load-once.js';
import { TURN_ACTION } from '../../commands/home/home-view.js';
import type { Invocation } from '../../commands/kernel/invocation.js';
import { aboutOf } from '../../commands/kernel/reply.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { RUN_ACTION } from '../../views/blocks.js';
import { answerPerson } from './answer-person.js';
import { applyReply } from './apply-reply.js';
import { answerInHome, turnHome } from './listen-to-home.js';
import { momentOfRequest } from './moment-of-request.js';

const loadCommands = loadOnce(() => import('../../commands/run-command.js'));

/** The parts of a click's payload that Aegis reads. */
const click = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  view: z.object({ type: z.string() }).optional(),
  container: z
    .object({
      is_ephemeral: z.boolean().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  message: z.object({ thread_ts: z.string().optional() }).nullish(),
});

const element = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Buttons and menus. The value of one that runs a command is the command line. */
export function listenToActions(app: App, deps: RequestDeps): void {
  app.action(/.*/, async ({ body, action, context, ack }) => {
    const [clicked, pressed] = [click.safeParse(body), element.safeParse(action)];
    if (!clicked.success || !pressed.success) return ack();
    const { user, trigger_id, channel, response_url, container, view, message: clickedOn } = clicked.data;
    const invocation: Invocation = {
      requestId: `act-${trigger_id}`,
      userId: user.id,
      channelId: channel?.id,
      triggerId: trigger_id,
      isClick: true,
      threadTs: container?.thread_ts ?? clickedOn?.thread_ts,
      responseUrl: response_url,
      replaces: container?.is_ephemeral === true,
      clickedTs: container?.is_ephemeral === true ? undefined : container?.message_ts,
      at: momentOfRequest(deps.clock, context),
    };
    const text = pressed.data.selected_option?.value ?? pressed.data.value ?? '';
    if (pressed.data.action_id.startsWith(TURN_ACTION)) await turnHome(deps, invocation, text);
    if (!pressed.data.action_id.startsWith(RUN_ACTION)) return ack();
    const { runCommand } = await loadCommands();
    const reply = await runCommand(deps, invocation, text);
    if (view?.type === 'home') {
      await answerInHome(deps, invocation, reply);
      return ack();
    }
    const message = await applyReply(deps, reply, trigger_id);
    const isSeen = reply.kind === 'message' && reply.isSeen;
    if (message && !isSeen) {
      await answerPerson(deps, invocation, {
        message,
        about: aboutOf(reply),
        replace: invocation.replaces === true,
      });
    }
    await ack();
  });
}
