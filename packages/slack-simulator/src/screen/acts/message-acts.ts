import * as z from 'zod';
import {
  userDeletes,
  userEdits,
  userPins,
  userPosts,
  userReacts,
  userUnpins,
  userUnreacts,
} from '../../people.js';
import { ActError } from '../app-link.js';
import { toSlackText } from '../typed-text.js';
import {
  type Act,
  act,
  messageIn,
  place,
  readableChannel,
  type Scene,
  typedText,
  writableChannel,
} from './act.js';

const MAX_FILES = 10;

const post = z.object({
  channel: z.string(),
  text: typedText,
  thread: z.string().optional(),
  broadcast: z.boolean().default(false),
  files: z.array(z.string()).max(MAX_FILES).default([]),
});

/** What people do with messages. */
export const messageActs: Record<string, Act> = {
  post: act(post, (scene, user, { channel, text, files, thread, broadcast }) => {
    writableChannel(scene, user, channel);
    if (text.trim() === '' && files.length === 0) throw new ActError('Type a message first.');
    const { workspace } = scene.origin;
    const message = userPosts(workspace, {
      channel,
      user,
      text: toSlackText(text, workspace, { isCommand: false }),
      thread,
      broadcast,
      files: files.map((id) => scene.files.shared(id)),
    });
    scene.reads.mark(user, channel, message.ts);
    return { ts: message.ts };
  }),
  edit: act(place.extend({ text: typedText }), (scene, user, { channel, ts, text }) => {
    requireOwn(scene, user, { channel, ts });
    const { workspace } = scene.origin;
    userEdits(workspace, { channel, ts, user, text: toSlackText(text, workspace, { isCommand: false }) });
    return undefined;
  }),
  delete: act(place, (scene, user, about) => {
    if (dismiss(scene, user, about.ts)) return undefined;
    requireOwn(scene, user, about);
    userDeletes(scene.origin.workspace, about);
    return undefined;
  }),
  react: act(
    place.extend({ name: z.string().max(100), present: z.boolean() }),
    (scene, user, { channel, ts, name, present }) => {
      messageIn(writableChannel(scene, user, channel), ts);
      const change = present ? userReacts : userUnreacts;
      change(scene.origin.workspace, { channel, ts, user, emoji: name });
      return undefined;
    },
  ),
  pin: act(place.extend({ present: z.boolean() }), (scene, user, { channel: id, ts, present }) => {
    const channel = writableChannel(scene, user, id);
    messageIn(channel, ts);
    if (channel.pins.some((pin) => pin.ts === ts) === present) return undefined;
    const change = present ? userPins : userUnpins;
    change(scene.origin.workspace, { channel: id, ts, user });
    return undefined;
  }),
};

function requireOwn(scene: Scene, user: string, { channel, ts }: z.output<typeof place>): void {
  const message = messageIn(readableChannel(scene, user, channel), ts);
  if (message.user !== user) throw new ActError('You can change only your own messages.');
}

/** Removes a message that only this person sees; false if it isn't one. */
function dismiss({ origin: { workspace } }: Scene, user: string, ts: string): boolean {
  const { ephemerals } = workspace;
  const index = ephemerals.findIndex(({ userId, message }) => userId === user && message.ts === ts);
  const [gone] = index < 0 ? [] : ephemerals.splice(index, 1);
  const channel = gone && workspace.channels.get(gone.channelId);
  if (channel) workspace.changed({ kind: 'message_deleted', channel, message: gone.message, to: user });
  return gone !== undefined;
}
