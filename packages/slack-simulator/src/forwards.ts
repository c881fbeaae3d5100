import { permalink } from './api-shapes.js';
import { joinChannel } from './channels.js';
import { editMessage, findMessage, postMessage, typedBlocks } from './messages.js';
import type { Channel, Fields, Message } from './model.js';
import { fromSlackTs } from './timestamp.js';
import { getChannel, getUser, type Workspace } from './workspace.js';

/*
 * Messages inside messages: forwarded by a person, or previewed by Slack below a link. Both are attachments; only a
 * forwarded one has `is_share`. All throw RangeError for channels and messages that don't exist.
 */

interface Place {
  channel: string;
  ts: string;
}

/** Forwards a message to another channel, with or without a comment. */
export function userForwards(
  workspace: Workspace,
  forward: { channel: string; user: string; message: Place; text?: string },
): Message {
  const { text = '' } = forward;
  const channel = getChannel(workspace, forward.channel);
  const { id, teamId } = getUser(workspace, forward.user);
  joinChannel(workspace, channel, { userId: id });
  const shared = { ...quoteMessage(workspace, forward.message), is_share: true, color: 'D0D0D0' };
  return postMessage(workspace, channel, {
    user: id,
    team: teamId ?? workspace.team.id,
    client_msg_id: workspace.nextId('msg'),
    text,
    ...typedBlocks(workspace, text),
    attachments: [shared],
  });
}

/** Slack previews a linked message below the message with the link, which doesn't count as edited. */
export function slackPreviewsMessage(workspace: Workspace, place: Place & { linked: Place }): void {
  const preview = quoteMessage(workspace, place.linked);
  addAttachment(workspace, place, { ...preview, original_url: preview.from_url });
}

/** Slack previews a web page below the message with the link, which doesn't count as edited. */
export function slackPreviewsPage(
  workspace: Workspace,
  place: Place & { url: string; title: string; text: string },
): void {
  const { url, title, text } = place;
  const service_name = new URL(url).hostname;
  const preview = {
    from_url: url,
    original_url: url,
    title,
    title_link: url,
    text,
    fallback: title,
    service_name,
  };
  addAttachment(workspace, place, preview);
}

function addAttachment(workspace: Workspace, place: Place, attachment: Fields): void {
  const { channel, message } = locate(workspace, place);
  const attachments = [
    ...(message.attachments ?? []),
    { id: (message.attachments?.length ?? 0) + 1, ...attachment },
  ];
  editMessage(workspace, channel, { message, patch: { attachments } });
}

function quoteMessage(workspace: Workspace, place: Place): Fields {
  const { channel, message } = locate(workspace, place);
  const { ts, text, blocks, files, user, bot_id, username, thread_ts } = message;
  const author = workspace.users.get(user ?? '');
  const name = author?.displayName ?? username ?? '';
  const isReply = thread_ts !== undefined && thread_ts !== ts;
  const team = workspace.team.id;
  return {
    id: 1,
    ts,
    ...(user && { author_id: user, author_link: `${workspace.team.url}team/${user}` }),
    ...(bot_id && { bot_id }),
    author_name: author?.realName ?? name,
    author_subname: name,
    channel_id: channel.id,
    channel_name: channel.name,
    channel_team: team,
    is_msg_unfurl: true,
    ...(isReply && { is_reply_unfurl: true }),
    text,
    ...(blocks && { message_blocks: [{ team, channel: channel.id, ts, message: { blocks } }] }),
    ...(files && { files }),
    from_url: permalink(workspace, channel, message),
    fallback: `[${fromSlackTs(ts)?.slice(0, 10)}] ${name}: ${text}`,
    footer: `${isReply ? 'From a thread' : 'Posted'} in #${channel.name}`,
    mrkdwn_in: ['text'],
  };
}

function locate(workspace: Workspace, { channel: id, ts }: Place): { channel: Channel; message: Message } {
  const channel = getChannel(workspace, id);
  const message = findMessage(channel, ts);
  if (!message) throw new RangeError(`no message ${ts} in ${id}`);
  return { channel, message };
}
