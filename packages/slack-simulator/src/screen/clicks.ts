import * as z from 'zod';
import { elementsOf, type Input } from '../element-state.js';
import type { Logger } from '../logger.js';
import type { Fields, Modal } from '../model.js';
import {
  buildCommand,
  buildMessageClick,
  buildViewClick,
  buildViewClosed,
  buildViewSubmission,
  type Origin,
} from '../payloads.js';
import { applyViewReply, showCommandReply } from '../replies.js';
import { SimulatorError } from '../simulator-error.js';
import type { SocketMode } from '../socket-mode.js';
import { closeModals } from '../views.js';
import { toSlackText } from './typed-text.js';

const command = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  command: z.string(),
  text: z.string().default(''),
});

const state = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

const action = state.extend({ action_id: z.string(), block_id: z.string().optional() });

const click = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ message_ts: z.string().optional(), channel_id: z.string().optional() }),
  message: z.unknown().optional(),
  actions: z.tuple([action]),
});

const submission = z.object({
  view: z.object({ state: z.object({ values: z.record(z.string(), z.record(z.string(), state)) }) }),
});

/** Slack's own messages. */
const NO_CONNECTION = 'We had some trouble connecting. Try again?';
const REQUIRED = 'Please complete this required field.';

interface ClicksOptions {
  origin: Origin;
  socket: SocketMode;
  logger: Logger;
}

/** Sends the screen's commands, clicks and forms to the app. What they return is for local-slack. */
export interface Clicks {
  command(payload: Fields): Promise<undefined>;
  interact(payload: Fields): Promise<Fields | undefined>;
}

export function createClicks({ origin, socket, logger }: ClicksOptions): Clicks {
  const { workspace } = origin;
  const ask = (payload: Fields) => socket.send({ type: 'interactive', payload });

  async function press(payload: Fields): Promise<undefined> {
    const { user, container, message, actions } = click.parse(payload);
    const [{ action_id: actionId, block_id: blockId, ...pressed }] = actions;
    const press = { user: user.id, actionId, blockId, choice: readInput(pressed) };
    const { channel_id: channel = '', message_ts: ts = '' } = container;
    const home = workspace.homes.get(user.id);
    if (message) await ask(buildMessageClick(origin, { ...press, channel, ts }));
    else if (home) await ask(buildViewClick(origin, { ...press, view: home }));
  }

  async function submit(payload: Fields): Promise<Fields | undefined> {
    const modal = workspace.modals.at(-1);
    if (!modal) return undefined;
    const { values } = submission.parse(payload).view.state;
    const inputs = Object.fromEntries(
      Object.entries(values).map(([block, states]) => [block, readInput(Object.values(states)[0])]),
    );
    const missing = missingFields(modal, inputs);
    if (Object.keys(missing).length > 0) return { response_action: 'errors', errors: missing };
    const { userId: user, view } = modal;
    const errors = await ask(buildViewSubmission(origin, { user, view, values: inputs })).then(
      (reply) => applyViewReply(workspace, { user, view }, reply),
      (err: unknown) => {
        if (!(err instanceof SimulatorError)) throw err;
        logger.warn({ code: err.code }, 'the app did not accept a form');
        return { [view.blocks[0]?.block_id ?? '']: NO_CONNECTION };
      },
    );
    // local-slack closes the form after an empty response, and keeps it after `errors`, even if there are none.
    const isOpen = workspace.modals.some(({ userId }) => userId === user);
    return isOpen ? { response_action: 'errors', errors: errors ?? {} } : undefined;
  }

  async function close(): Promise<undefined> {
    const modal = workspace.modals.at(-1);
    if (!modal) return;
    closeModals(workspace, modal.userId);
    await ask(buildViewClosed(origin, { user: modal.userId, view: modal.view }));
  }

  return {
    async command(payload) {
      const { user_id: user, channel_id: channel, ...typed } = command.parse(payload);
      const text = toSlackText(typed.text, workspace, { isCommand: true });
      const use = { user, channel, command: typed.command, text };
      const reply = await socket
        .send({ type: 'slash_commands', payload: buildCommand(origin, use) })
        .catch((err: unknown) => {
          if (!(err instanceof SimulatorError)) throw err;
          return `${typed.command} failed with the error "${err.code}"`;
        });
      showCommandReply(workspace, use, reply);
    },
    async interact(payload) {
      switch (payload.type) {
        case 'block_actions':
          return press(payload);
        case 'view_submission':
          return submit(payload);
        case 'view_closed':
          return close();
        default:
          return undefined;
      }
    },
  };
}

/** What was typed or chosen. local-slack has null for untouched fields and an empty string for emptied ones. */
function readInput(read: z.output<typeof state> | undefined): Input | undefined {
  const { value, selected_option, selected_options, selected_date, selected_time } = read ?? {};
  if (selected_options) return selected_options.map((option) => option.value);
  return selected_option?.value ?? selected_date ?? selected_time ?? value ?? undefined;
}

/** Slack's clients don't send a form with missing fields; local-slack does. */
function missingFields({ view }: Modal, inputs: Record<string, Input | undefined>): Record<string, string> {
  const missing = view.blocks.filter((block) => {
    if (block.type !== 'input' || block.optional === true) return false;
    const input = inputs[block.block_id ?? ''];
    const [element] = elementsOf(block);
    const hasInitial = Object.keys(element ?? {}).some((field) => field.startsWith('initial_'));
    return input === undefined ? !hasInitial : !input?.length;
  });
  return Object.fromEntries(missing.map(({ block_id = '' }) => [block_id, REQUIRED]));
}
