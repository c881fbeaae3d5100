import * as z from 'zod';
import type { Input } from '../../element-state.js';
import type { Fields, View } from '../../model.js';
import {
  buildCommand,
  buildMessageClick,
  buildMessageShortcut,
  buildShortcut,
  buildSuggestion,
  buildViewClick,
  buildViewClosed,
  buildViewSubmission,
} from '../../payloads.js';
import { userOpensHome } from '../../people.js';
import { applyViewReply, showCommandReply } from '../../replies.js';
import { closeModals, modalsOf } from '../../views.js';
import { ActError } from '../app-link.js';
import { toSlackText } from '../typed-text.js';
import { type Act, act, messageIn, place, readableChannel, type Scene, typedText } from './act.js';

const option = z.looseObject({ value: z.string() });
const input = z.union([z.string(), option, z.array(z.union([z.string(), option])), z.null()]);
const values = z.record(z.string(), input.optional()).default({});

/** A place that holds blocks: a view, or a message. */
const site = z.union([z.object({ view: z.string() }), place]);
const element = z.object({ actionId: z.string(), blockId: z.string(), site });
const press = element.extend({ choice: input.optional(), values });

/** What people do with the app. */
export const appActs: Record<string, Act> = {
  command: act(
    z.object({ channel: z.string(), command: z.string(), text: typedText }),
    async (scene, user, { channel, command, text }) => {
      const { origin, app } = scene;
      readableChannel(scene, user, channel);
      const typed = toSlackText(text, origin.workspace, { isCommand: true });
      const use = { user, channel, command, text: typed };
      const reply = await app.command(buildCommand(origin, use)).catch((error: unknown) => {
        if (!(error instanceof ActError) || !error.code) throw error;
        return `${command} failed with the error "${error.code}"`;
      });
      showCommandReply(origin.workspace, use, reply);
      return undefined;
    },
  ),
  press: act(press, async (scene, user, { site: where, ...rest }) => {
    const { origin, app } = scene;
    const click = { user, ...rest };
    if ('view' in where) {
      await app.interact(buildViewClick(origin, { ...click, view: findView(scene, user, where.view) }));
    } else {
      readableChannel(scene, user, where.channel);
      await app.interact(buildMessageClick(origin, { ...click, ...where }));
    }
    return undefined;
  }),
  suggest: act(element.extend({ value: z.string() }), async (scene, user, { site: where, ...asked }) => {
    const found = 'view' in where ? { view: findView(scene, user, where.view) } : where;
    if ('channel' in found) readableChannel(scene, user, found.channel);
    const answer = await scene.app.interact(buildSuggestion(scene.origin, { user, ...asked, place: found }));
    return (answer ?? {}) as Fields;
  }),
  submit: act(z.object({ view: z.string(), values }), async (scene, user, { view: id, values: typed }) => {
    const view = findView(scene, user, id);
    const filled = { user, view, values: typed as Record<string, Input | undefined> };
    const reply = await scene.app.interact(buildViewSubmission(scene.origin, filled));
    return { errors: applyViewReply(scene.origin.workspace, { user, view }, reply) ?? {} };
  }),
  close: act(z.object({ view: z.string() }), async ({ origin, app }, user, { view: id }) => {
    const modal = modalsOf(origin.workspace, user).find(({ view }) => view.id === id);
    if (!modal) return undefined;
    closeModals(origin.workspace, user, modal.view.clear_on_close === true ? undefined : modal);
    if (modal.view.notify_on_close !== true) return undefined;
    await app.interact(buildViewClosed(origin, { user, view: modal.view }));
    return undefined;
  }),
  shortcut: act(z.object({ callbackId: z.string() }), async ({ origin, app }, user, use) => {
    await app.interact(buildShortcut(origin, { user, ...use }));
    return undefined;
  }),
  messageShortcut: act(place.extend({ callbackId: z.string() }), async (scene, user, use) => {
    messageIn(readableChannel(scene, user, use.channel), use.ts);
    await scene.app.interact(buildMessageShortcut(scene.origin, { user, ...use }));
    return undefined;
  }),
  home: act(z.object({}), ({ origin: { workspace } }, user) => {
    userOpensHome(workspace, user);
    return undefined;
  }),
};

function findView({ origin: { workspace } }: Scene, user: string, id: string): View {
  const home = workspace.homes.get(user);
  const modal = modalsOf(workspace, user).find(({ view }) => view.id === id);
  const view = home?.id === id ? home : modal?.view;
  if (!view) throw new ActError('This was changed in the meantime. Look at it again.');
  return view;
}
