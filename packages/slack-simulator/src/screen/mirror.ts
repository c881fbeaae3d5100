import type { Logger } from '../logger.js';
import type { Change, Channel, Fields, FileInfo, FileTombstone, Message, View } from '../model.js';
import type { Workspace } from '../workspace.js';
import type { Aliases } from './aliases.js';
import { showable } from './showable.js';
import { toTyped } from './typed-text.js';
import type { Upstream } from './upstream.js';

/** Shows on the screen what the app does in the workspace. */
export interface Mirror {
  /** Shows the messages from before the start. */
  restore(): Promise<void>;
  /** Resolves once every change so far is on the screen. */
  settled(): Promise<void>;
}

interface MirrorOptions {
  workspace: Workspace;
  upstream: Upstream;
  aliases: Aliases;
  /** A trigger of local-slack's; any of the last half hour opens a view there. */
  latestTrigger: () => string;
  logger: Logger;
}

export function createMirror(options: MirrorOptions): Mirror {
  const { workspace, logger } = options;
  let tail: Promise<unknown> = Promise.resolve();
  workspace.onChange((change) => {
    // What people do came from the screen.
    if (!isOwn(change, workspace)) return;
    tail = tail
      .then(() => show(options, change))
      .catch((err: unknown) => {
        logger.error({ err, change: change.kind }, "couldn't show a change in local-slack");
      });
  });
  return {
    async restore() {
      const channels = [...workspace.channels.values()];
      for (const { id } of channels) options.aliases.pair(id, id);
      await Promise.all(channels.map((channel) => restoreChannel(options, channel)));
    },
    settled: async () => void (await tail),
  };
}

function isOwn(change: Change, { app }: Workspace): boolean {
  if ('message' in change) return change.message.bot_id === app.botId;
  if (change.kind === 'reaction') return change.userId === app.botUserId;
  return change.kind !== 'channel_changed';
}

async function show(options: MirrorOptions, change: Change): Promise<void> {
  const { upstream, workspace, latestTrigger } = options;
  switch (change.kind) {
    case 'channel_created':
      return showChannel(options, change.channel);
    case 'message_posted':
      return showMessage(options, change.channel, change);
    case 'message_changed':
      await upstream.call('chat.update', { ...content(workspace, change.message), ...placeOf(change) });
      return;
    case 'message_deleted':
      await upstream.call('chat.delete', placeOf(change));
      return;
    case 'reaction': {
      const { channel, ts, name, present } = change;
      const reaction = { channel: channel.id, timestamp: ts, name };
      await upstream.call(present ? 'reactions.add' : 'reactions.remove', reaction);
      return;
    }
    case 'view_opened':
      return showView(options, change.view, { method: 'views.open', trigger_id: latestTrigger() });
    case 'view_pushed':
      return showView(options, change.view, { method: 'views.push', trigger_id: latestTrigger() });
    case 'view_updated':
      // Without an id the topmost view changes; local-slack has one stack for everyone.
      return showView(options, change.view, { method: 'views.update' });
    case 'home_published':
      return showView(options, change.view, { method: 'views.publish', user_id: change.userId });
    case 'channel_changed':
      return undefined;
  }
}

async function showChannel({ upstream, aliases, workspace }: MirrorOptions, channel: Channel): Promise<void> {
  // A direct channel that was opened on the screen is there already.
  if (aliases.isPaired(channel.id)) return;
  const other = channel.members.find((member) => member !== workspace.app.botUserId);
  const answer =
    channel.kind === 'im'
      ? await upstream.call('conversations.open', { users: other })
      : await upstream.call('conversations.create', {
          name: channel.name,
          is_private: channel.kind !== 'channel',
        });
  aliases.pair(channel.id, (answer.channel as { id: string }).id);
}

async function showMessage(
  options: MirrorOptions,
  channel: Channel,
  { message, to }: { message: Message; to?: string },
): Promise<void> {
  const { upstream, aliases, workspace } = options;
  const draft = { channel: channel.id, thread_ts: message.thread_ts, ...content(workspace, message) };
  if (to !== undefined) {
    const answer = await upstream.call('chat.postEphemeral', { ...draft, user: to });
    aliases.pair(message.ts, String(answer.message_ts));
  } else if (message.files) {
    const files = message.files.filter(isShared);
    aliases.pair(message.ts, await shareFiles(options, channel, { ...message, files }));
  } else {
    const answer = await upstream.call('chat.postMessage', draft);
    aliases.pair(message.ts, String(answer.ts));
  }
}

interface UploadedFile {
  shares: Record<string, Record<string, { ts: string }[]>>;
}

/** Uploads to local-slack what the app uploaded here; returns the message's timestamp there. */
async function shareFiles(
  { upstream, workspace }: MirrorOptions,
  channel: Channel,
  { files, text, thread_ts }: Message & { files: readonly FileInfo[] },
): Promise<string> {
  const uploads = [];
  for (const { id, name, title } of files) {
    const content = workspace.files.get(id)?.content ?? Buffer.alloc(0);
    const place = { filename: name, length: content.length };
    const answer = await upstream.call('files.getUploadURLExternal', place);
    await fetch(String(answer.upload_url), { method: 'POST', body: new Uint8Array(content) });
    uploads.push({ id: answer.file_id, title });
  }
  const answer = await upstream.call('files.completeUploadExternal', {
    files: uploads,
    channel_id: channel.id,
    initial_comment: text,
    thread_ts,
  });
  const [first] = answer.files as UploadedFile[];
  const [places] = Object.values(first?.shares ?? {});
  return Object.values(places ?? {})[0]?.[0]?.ts ?? '';
}

async function showView(
  { upstream, workspace }: MirrorOptions,
  { state: _, hash: __, ...view }: View,
  { method, ...args }: Fields & { method: string },
): Promise<void> {
  await upstream.call(method, { ...args, view: showable(view, workspace) });
}

async function restoreChannel(options: MirrorOptions, channel: Channel): Promise<void> {
  for (const message of channel.messages) {
    if (!isShown(message)) continue;
    await restoreMessage(options, channel, message);
    for (const { name, users } of message.reactions ?? []) {
      for (const user of users) {
        await options.upstream.act('reaction', { channel: channel.id, ts: message.ts, user, name });
      }
    }
  }
}

async function restoreMessage(options: MirrorOptions, channel: Channel, message: Message): Promise<void> {
  const { upstream, aliases, workspace } = options;
  // A message with replies is in a thread of its own.
  const isReply = message.thread_ts !== message.ts;
  const place = { channel: channel.id, ...(isReply && { thread_ts: message.thread_ts }) };
  const isPersons = message.bot_id === undefined && workspace.users.has(message.user ?? '');
  if (isPersons) {
    const said = { ...place, user: message.user, text: toTyped(withFileNames(message)) };
    const answer = await upstream.act('message', said);
    aliases.pair(message.ts, (answer.message as { ts: string }).ts);
  } else {
    const shown = { ...place, ...content(workspace, message), text: withFileNames(message) };
    const answer = await upstream.call('chat.postMessage', shown);
    aliases.pair(message.ts, String(answer.ts));
  }
}

/** System messages, such as about joining, aren't shown on this screen. */
function isShown({ subtype = '' }: Message): boolean {
  return !subtype.startsWith('channel_') && !subtype.startsWith('group_');
}

/** local-slack doesn't keep the files themselves. */
function withFileNames({ text, files = [] }: Message): string {
  const names = files.filter(isShared).map(({ name }) => `:paperclip: ${name}`);
  return [text, ...names].filter((line) => line !== '').join('\n');
}

/** Whether a file is still there. */
function isShared(file: FileInfo | FileTombstone): file is FileInfo {
  return file.mode !== 'tombstone';
}

function content(workspace: Workspace, { text, blocks, attachments }: Message): Fields {
  return showable({ text, blocks, attachments }, workspace) as Fields;
}

function placeOf({ channel, message }: { channel: Channel; message: Message }) {
  return { channel: channel.id, ts: message.ts };
}
