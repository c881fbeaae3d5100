import * as z from 'zod';
import { openDirect } from '../channels.js';
import type { Fields } from '../model.js';
import { userDeletes, userEdits, userOpensHome, userPosts, userReacts, userUnreacts } from '../people.js';
import type { Workspace } from '../workspace.js';
import type { Aliases } from './aliases.js';
import { toSlackText } from './typed-text.js';

const text = z.string().optional().default('');

const said = z.object({
  type: z.literal('message'),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text,
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        mimetype: z.string(),
        size: z.number(),
        url_private: z.string(),
      }),
    )
    .default([]),
});

const edited = z.object({
  channel: z.string(),
  message: z.object({ ts: z.string(), user: z.string(), text }),
});

const deleted = z.object({ channel: z.string(), deleted_ts: z.string() });

const reaction = z.object({
  user: z.string(),
  reaction: z.string(),
  item: z.object({ channel: z.string(), ts: z.string() }),
});

interface ScreenEventOptions {
  workspace: Workspace;
  aliases: Aliases;
  urls: { theirs: string; ours: string };
}

/** Applies local-slack's events about the screen to the workspace. */
export function createScreenEventHandler({
  workspace,
  aliases,
  urls,
}: ScreenEventOptions): (event: Fields) => undefined {
  function post(event: Fields): undefined {
    const { channel, channel_type, user, ts, thread_ts, files, ...rest } = said.parse(event);
    if (channel_type === 'im') adoptDirect(user, channel);
    const message = userPosts(workspace, {
      channel,
      user,
      text: toSlackText(rest.text, workspace, { isCommand: false }),
      thread: thread_ts,
      files: files.map(({ url_private, ...file }) => ({
        ...file,
        url: url_private.replace(urls.theirs, urls.ours),
      })),
    });
    aliases.pair(message.ts, ts);
  }

  /** A direct channel that was opened on the screen keeps its id from there. */
  function adoptDirect(user: string, id: string): void {
    if (workspace.channels.has(id)) return;
    aliases.pair(id, id);
    openDirect(workspace, user, id);
  }

  function edit(event: Fields): undefined {
    const { channel, message } = edited.parse(event);
    const { ts, user } = message;
    userEdits(workspace, {
      channel,
      ts,
      user,
      text: toSlackText(message.text, workspace, { isCommand: false }),
    });
  }

  function remove(event: Fields): undefined {
    const { channel, deleted_ts } = deleted.parse(event);
    userDeletes(workspace, { channel, ts: deleted_ts });
  }

  function react(event: Fields): undefined {
    const { user, reaction: emoji, item } = reaction.parse(event);
    const about = { channel: item.channel, ts: item.ts, user, emoji };
    if (event.type === 'reaction_added') userReacts(workspace, about);
    else userUnreacts(workspace, about);
  }

  function openHome(event: Fields): undefined {
    const { user, channel } = z.object({ user: z.string(), channel: z.string() }).parse(event);
    adoptDirect(user, channel);
    userOpensHome(workspace, user);
  }

  /** Mentions also arrive as messages. */
  const handlers: Record<string, (event: Fields) => undefined> = {
    message: post,
    'message.file_share': post,
    'message.message_changed': edit,
    'message.message_deleted': remove,
    reaction_added: react,
    reaction_removed: react,
    app_home_opened: openHome,
  };
  return (event) => handlers[event.subtype ? `${event.type}.${event.subtype}` : String(event.type)]?.(event);
}
