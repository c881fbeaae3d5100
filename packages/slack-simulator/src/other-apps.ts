import { fileShape } from './api-shapes.js';
import { postMessage } from './messages.js';
import type { Block, Fields, Message } from './model.js';
import { getChannel, secondsNow, type Workspace } from './workspace.js';

interface AppPost {
  channel: string;
  /** Of the app. */
  name: string;
  text: string;
  blocks?: Block[];
  attachments?: Fields[];
  ts?: string;
  thread?: string;
}

/**
 * Posts as the bot of another app that uses a bot token: the message has a user and no subtype. `botPosts` posts as
 * an older integration, whose messages have the subtype `bot_message` and no user.
 */
export function appPosts(workspace: Workspace, post: AppPost): Message {
  const { channel, name, thread, ...content } = post;
  const bot = { id: 'B09OTHERAPP', app_id: 'A09OTHERAPP', team_id: workspace.team.id };
  return postMessage(workspace, getChannel(workspace, channel), {
    user: 'U09OTHERAPP',
    team: workspace.team.id,
    bot_id: bot.id,
    app_id: bot.app_id,
    bot_profile: { ...bot, name, deleted: false, updated: 0 },
    ...content,
    ...(thread !== undefined && { thread_ts: thread }),
  });
}

interface Email {
  channel: string;
  subject: string;
  /** `Dana <dana@client.example>` */
  from: string;
  body: string;
}

/** An email to the channel's address: Slackbot posts it as a file, without text. */
export function emailArrives(workspace: Workspace, { channel, subject, from, body }: Email): Message {
  const id = workspace.nextId('F');
  const file = fileShape(workspace, {
    id,
    name: subject,
    mimetype: 'text/html',
    size: body.length,
    user: 'USLACKBOT',
    created: secondsNow(workspace),
    url: `https://files.slack.com/files-pri/${workspace.team.id}-${id}/email`,
  });
  const [name = '', address = ''] = from.replace('>', '').split(' <');
  const info = {
    ...file,
    mode: 'email' as const,
    filetype: 'email',
    pretty_type: 'Email',
    editable: true,
    subject,
    from: [{ address, name, original: from }],
    to: [{ address: '', name: 'Email', original: 'Email <>' }],
    cc: [],
    attachments: [],
    plain_text: body,
    preview_plain_text: body,
    preview: `<div>${body}</div>`,
    has_more: false,
  };
  workspace.files.set(id, { info });
  return postMessage(workspace, getChannel(workspace, channel), {
    user: 'USLACKBOT',
    bot_id: 'B09EMAIL',
    text: '',
    files: [info],
    upload: true,
    display_as_bot: true,
  });
}
