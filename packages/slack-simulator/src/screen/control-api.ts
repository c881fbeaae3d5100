import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { parseJson, pathOf, readLimited, sendJson } from '../http-exchange.js';
import type { Channel, Fields, Message } from '../model.js';
import { userDeletes, userEdits, userOpensHome, userPosts, userReacts, userUnreacts } from '../people.js';
import type { Act, Scene } from './acts/act.js';
import { appActs } from './acts/app-acts.js';
import type { ControlLog } from './control-log.js';
import { toSlackText } from './typed-text.js';

/*
 * `/_control/`, for scripts: they act as anyone and see everything. GET `state`, `messages/C1` and `log`; POST `message`,
 * `command`, `interact`, `upload`, `reaction`, `edit-message`, `delete-message`, `open-home`, `shortcut`, `submit-view` and `reset`.
 */

const MAX_BODY = 50_000_000;

interface ControlOptions {
  scene: Scene;
  log: ControlLog;
  /** Empties the workspace. */
  reset: () => void;
}

type Command = (body: Fields) => Promise<Fields | undefined> | Fields | undefined;

export function createControlApi({ scene, log, reset }: ControlOptions) {
  const { workspace } = scene.origin;
  const commands = createCommands(scene, reset);
  const pages: Record<string, (id: string) => Fields> = {
    state: () => stateOf(scene),
    messages: (id) => {
      const channel = workspace.channels.get(id);
      return { messages: channel ? controlMessages(scene, channel) : [] };
    },
    log: () => ({ log: log.entries() }),
  };
  return async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , name = '', id = ''] = pathOf(request).split('/');
    const page = request.method === 'GET' ? pages[name] : undefined;
    if (page) return sendJson(response, 200, page(id));
    const command = request.method === 'POST' ? commands[name] : undefined;
    if (!command) return void response.writeHead(404).end('404 Not Found');
    try {
      sendJson(response, 200, { ok: true, ...(await command(await readFields(request))) });
    } catch (error) {
      sendJson(response, 400, { ok: false, error: describe(error) });
    }
  };
}

const about = z.object({ channel: z.string(), user: z.string(), ts: z.string() });
const said = z.object({ channel: z.string(), user: z.string(), text: z.string().default('') });
const click = z.object({
  channel: z.string(),
  messageTs: z.string(),
  user: z.string(),
  action: z.looseObject({ action_id: z.string(), block_id: z.string().optional() }),
});

const upload = said.extend({ thread_ts: z.string().optional(), file: z.array(z.instanceof(File)).min(1) });

function createCommands(scene: Scene, reset: () => void): Record<string, Command> {
  const { workspace } = scene.origin;
  const slackText = (text: string) => toSlackText(text, workspace, { isCommand: false });
  return {
    message(body) {
      const { thread_ts: thread, ...post } = said.extend({ thread_ts: z.string().optional() }).parse(body);
      const message = userPosts(workspace, { ...post, text: slackText(post.text), thread });
      return { message: controlMessage(channelOf(scene, post.channel), message) };
    },
    async upload(body) {
      const { file, thread_ts: thread, ...post } = upload.parse(body);
      const ids = file.map(async (one) => scene.files.upload(one.name, Buffer.from(await one.arrayBuffer())));
      const files = (await Promise.all(ids)).map((id) => scene.files.shared(id));
      const message = userPosts(workspace, { ...post, text: slackText(post.text), thread, files });
      return { message: controlMessage(channelOf(scene, post.channel), message) };
    },
    async command(body) {
      const { user, ...use } = said.extend({ command: z.string() }).parse(body);
      await appActs.command?.run(scene, user, use);
      return undefined;
    },
    async interact(body) {
      const { user, channel, messageTs, action } = click.parse(body);
      const { action_id: actionId, block_id, ...chosen } = action;
      const blockId = block_id ?? blockOf(scene, { channel, ts: messageTs, actionId });
      const press = { actionId, blockId, site: { channel, ts: messageTs }, choice: choiceOf(chosen) };
      await appActs.press?.run(scene, user, press);
      return undefined;
    },
    reaction(body) {
      const { name, present, ...place } = about
        .extend({ name: z.string(), present: z.boolean().default(true) })
        .parse(body);
      (present ? userReacts : userUnreacts)(workspace, { ...place, emoji: name });
      return undefined;
    },
    'edit-message'(body) {
      const { text, ...place } = about.extend({ text: z.string() }).parse(body);
      userEdits(workspace, { ...place, text: slackText(text) });
      const channel = channelOf(scene, place.channel);
      const message = channel.messages.find(({ ts }) => ts === place.ts);
      return message && { message: controlMessage(channel, message) };
    },
    'delete-message'(body) {
      userDeletes(workspace, about.omit({ user: true }).parse(body));
      return undefined;
    },
    'open-home'(body) {
      userOpensHome(workspace, z.object({ user: z.string() }).parse(body).user);
      return undefined;
    },
    shortcut: (body) => runAs(scene, 'ts' in body ? appActs.messageShortcut : appActs.shortcut, body),
    'submit-view': (body) => runAs(scene, appActs.submit, body),
    reset() {
      reset();
      return undefined;
    },
  };
}

function runAs(scene: Scene, act: Act | undefined, body: Fields): Promise<Fields> | undefined {
  const { user, ...args } = z.looseObject({ user: z.string() }).parse(body);
  return act?.run(scene, user, args);
}

function channelOf({ origin: { workspace } }: Scene, id: string): Channel {
  const channel = workspace.channels.get(id);
  if (!channel) throw new RangeError(`no channel ${id}`);
  return channel;
}

interface Clicked {
  channel: string;
  ts: string;
  actionId: string;
}

/** The block of an element that a script names only by its action id. */
function blockOf({ origin: { workspace } }: Scene, { channel, ts, actionId }: Clicked): string {
  const message =
    workspace.channels.get(channel)?.messages.find((one) => one.ts === ts) ??
    workspace.ephemerals.find((one) => one.message.ts === ts)?.message;
  const holder = message?.blocks?.find((block) => JSON.stringify(block).includes(JSON.stringify(actionId)));
  return holder?.block_id ?? '';
}

const CHOICES = ['selected_user', 'selected_channel', 'selected_date', 'selected_time', 'value'] as const;

function choiceOf(chosen: Fields): unknown {
  const { selected_option, selected_options } = chosen as {
    selected_option?: { value: string };
    selected_options?: { value: string }[];
  };
  if (selected_options) return selected_options.map(({ value }) => value);
  return selected_option?.value ?? CHOICES.map((field) => chosen[field]).find((value) => value !== undefined);
}

/** A JSON body, or a form with files. */
async function readFields(request: IncomingMessage): Promise<Fields> {
  const body = await readLimited(request, MAX_BODY);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return (parseJson(body.toString()) ?? {}) as Fields;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return { ...Object.fromEntries(form), file: form.getAll('file') };
}

/** What a channel shows, messages to one person included; notes about who joined and the like are left out. */
function controlMessages({ origin: { workspace } }: Scene, channel: Channel): Fields[] {
  const shown = channel.messages.filter(({ subtype = '' }) => !/^(channel|group)_/.test(subtype));
  const own = workspace.ephemerals.filter(({ channelId }) => channelId === channel.id);
  const all = [
    ...shown.map((message) => controlMessage(channel, message)),
    ...own.map(({ userId, message }) => ({
      ...message,
      channel: channel.id,
      subtype: 'ephemeral',
      ephemeral_to: userId,
    })),
  ];
  return all.sort((a, b) => (String(a.ts) < String(b.ts) ? -1 : 1));
}

function controlMessage({ id: channel, pins }: Channel, message: Message): Fields {
  const isPinned = pins.some(({ ts }) => ts === message.ts);
  return {
    ...(message.files && { subtype: 'file_share' }),
    ...message,
    channel,
    ...(isPinned && { pinned_to: [channel] }),
  };
}

function stateOf({ origin: { workspace } }: Scene): Fields {
  const { team, app, users, channels, modals, ephemerals } = workspace;
  return {
    workspace: { name: team.name, domain: team.domain, teamId: team.id },
    apps: [{ appId: app.id, botUserId: app.botUserId, mode: 'socket' }],
    users: [...users.values()].map(({ id, handle, realName, isBot = false, email, timeZone }) => ({
      id,
      name: handle,
      real_name: realName,
      is_bot: isBot,
      ...(email && { email }),
      tz: timeZone ?? 'Etc/UTC',
    })),
    channels: [...channels.values()].map(controlChannel),
    modals,
    ephemerals,
  };
}

function controlChannel({ id, name, kind, topic, purpose, members, isArchived }: Channel): Fields {
  return {
    id,
    name: kind === 'im' ? `dm-${members[0]}` : name,
    is_channel: kind !== 'im',
    is_private: kind !== 'channel',
    is_im: kind === 'im',
    is_archived: isArchived,
    topic: topic.value,
    purpose: purpose.value,
    members,
  };
}

function describe(error: unknown): string {
  if (error instanceof z.ZodError) {
    const missing = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return missing.join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
