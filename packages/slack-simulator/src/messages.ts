import { eventShape } from './api-shapes.js';
import type { Block, Channel, Fields, Message } from './model.js';
import { toRichText } from './rich-text.js';
import { fromSlackTs, nextMicrosecond, toSlackTs } from './timestamp.js';
import type { Workspace } from './workspace.js';

/** A message before it is posted; without `ts` it is posted now. */
type Draft = Omit<Message, 'type' | 'ts'> & { ts?: string | undefined };

export function findMessage({ messages }: Channel, ts: string): Message | undefined {
  return messages[positionOf(messages, ts)];
}

/** The author fields of the app's own messages. */
export function ownAuthor({ app, team, users }: Workspace) {
  const name = users.get(app.botUserId)?.displayName ?? '';
  return {
    user: app.botUserId,
    team: team.id,
    bot_id: app.botId,
    app_id: app.id,
    bot_profile: { id: app.botId, app_id: app.id, name, deleted: false, updated: 0, team_id: team.id },
  };
}

/** Stores a message and sends the app its event; a mention of the bot sends a second one, `app_mention`. */
export function postMessage(workspace: Workspace, channel: Channel, { ts, ...draft }: Draft): Message {
  const parent = draft.thread_ts === undefined ? undefined : findMessage(channel, draft.thread_ts);
  const message: Message = {
    type: 'message',
    ...draft,
    ...(parent?.user && { parent_user_id: parent.user }),
    ...(draft.blocks && { blocks: withIds(workspace, draft.blocks) }),
    ts: freeTs(channel, ts ?? workspace.nextTs()),
  };
  channel.messages.splice(placeFor(channel.messages, message.ts), 0, message);
  if (parent) parent.thread_ts = parent.ts;
  const sent = { ...eventShape(channel, message), event_ts: message.ts };
  publishMessage(workspace, channel, { ...sent, ...subtypeOfEvent(message) });
  if (mentionsBot(workspace, message)) {
    const { subtype: _, ...mention } = sent as Fields;
    workspace.publish({ ...mention, type: 'app_mention', channel: channel.id }, channel);
  }
  workspace.changed({ kind: 'message_posted', channel, message });
  return message;
}

/** Only the event about a new message calls it a file share; the stored message doesn't have that subtype. */
function subtypeOfEvent({ subtype, files }: Message): Pick<Message, 'subtype'> {
  return files && subtype === undefined ? { subtype: 'file_share' } : {};
}

interface Edit {
  message: Message;
  /** The fields to replace. */
  patch: Partial<Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata' | 'files' | 'room'>>;
  /** Who edited it; Slack doesn't mark a message as edited when a file of it is deleted. */
  editor?: string;
}

export function editMessage(workspace: Workspace, channel: Channel, { message, patch, editor }: Edit): void {
  const previous_message = eventShape(channel, message);
  const ts = workspace.nextTs();
  // Slack dates edits to the second; only the event's own ts is exact.
  if (editor !== undefined) message.edited = { user: editor, ts: `${ts.split('.')[0]}.000000` };
  Object.assign(message, patch, patch.blocks && { blocks: withIds(workspace, patch.blocks) });
  publishMessage(workspace, channel, {
    subtype: 'message_changed',
    hidden: true,
    message: eventShape(channel, message),
    previous_message,
    ts,
    event_ts: ts,
  });
  workspace.changed({ kind: 'message_changed', channel, message });
}

/** Deletes a message. One with replies becomes a tombstone, which the app sees as an edit. */
export function deleteMessage(workspace: Workspace, channel: Channel, message: Message): void {
  const ts = workspace.nextTs();
  const about = { hidden: true, previous_message: eventShape(channel, message), ts, event_ts: ts };
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  if (hasReplies(channel, message.ts)) {
    const tombstone = buildTombstone(message.ts);
    channel.messages[positionOf(channel.messages, message.ts)] = tombstone;
    const changed = { subtype: 'message_changed', message: eventShape(channel, tombstone) };
    publishMessage(workspace, channel, { ...about, ...changed });
  } else {
    channel.messages.splice(positionOf(channel.messages, message.ts), 1);
    publishMessage(workspace, channel, { ...about, subtype: 'message_deleted', deleted_ts: message.ts });
    removeEmptyTombstone(channel, message.thread_ts);
  }
  workspace.changed({ kind: 'message_deleted', channel, message });
}

function hasReplies({ messages }: Channel, ts: string): boolean {
  return messages.some((other) => other.thread_ts === ts && other.ts !== ts);
}

/** A tombstone disappears with the last reply of its thread. */
function removeEmptyTombstone(channel: Channel, parentTs: string | undefined): void {
  const parent = parentTs === undefined ? undefined : findMessage(channel, parentTs);
  if (parent?.subtype !== 'tombstone' || hasReplies(channel, parent.ts)) return;
  channel.messages.splice(positionOf(channel.messages, parent.ts), 1);
}

/** The blocks that Slack's clients add to what a person types; text without any has none. */
export function typedBlocks({ nextId }: Pick<Workspace, 'nextId'>, text: string): { blocks?: Block[] } {
  return text === '' ? {} : { blocks: [toRichText(text, nextId('blk'))] };
}

/** Shows a message to one person. */
export function postEphemeral(
  workspace: Workspace,
  channel: Channel,
  { userId, ...draft }: Omit<Draft, 'ts'> & { userId: string },
): Message {
  const message: Message = {
    type: 'message',
    ...draft,
    ...(draft.blocks && { blocks: withIds(workspace, draft.blocks) }),
    ts: workspace.nextTs(),
  };
  workspace.ephemerals.push({ channelId: channel.id, userId, message });
  workspace.changed({ kind: 'message_posted', channel, message, to: userId });
  return message;
}

/** Adds or removes a reaction; false if nothing changed. */
export function react(
  workspace: Workspace,
  channel: Channel,
  { message, userId, name, present }: { message: Message; userId: string; name: string; present: boolean },
): boolean {
  const before = message.reactions?.find((reaction) => reaction.name === name)?.users ?? [];
  if (before.includes(userId) === present) return false;
  const users = present ? [...before, userId] : before.filter((user) => user !== userId);
  const others = message.reactions?.filter((reaction) => reaction.name !== name) ?? [];
  const reactions = users.length > 0 ? [...others, { name, users, count: users.length }] : others;
  if (reactions.length > 0) message.reactions = reactions;
  else delete message.reactions;
  workspace.publish(
    {
      type: present ? 'reaction_added' : 'reaction_removed',
      user: userId,
      reaction: name,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      ...(message.user && { item_user: message.user }),
      event_ts: workspace.nextTs(),
    },
    channel,
  );
  workspace.changed({ kind: 'reaction', channel, ts: message.ts, name, userId, present });
  return true;
}

/** Adds the ids that blocks and elements lack, as Slack does, because clicks refer to them. */
export function withIds({ nextId }: Pick<Workspace, 'nextId'>, blocks: readonly Block[]): Block[] {
  const named = (element: unknown) => ({ action_id: nextId('act'), ...(element as Fields) });
  return blocks.map((block) => ({
    block_id: nextId('blk'),
    ...block,
    ...(block.accessory !== undefined && { accessory: named(block.accessory) }),
    ...(block.element !== undefined && { element: named(block.element) }),
    ...(block.type === 'actions' && { elements: (block.elements as unknown[]).map(named) }),
  }));
}

function buildTombstone(ts: string): Message {
  return {
    type: 'message',
    subtype: 'tombstone',
    text: 'This message was deleted.',
    user: 'USLACKBOT',
    hidden: true,
    ts,
    thread_ts: ts,
  };
}

function publishMessage(workspace: Workspace, channel: Channel, fields: Fields): void {
  workspace.publish({ type: 'message', ...fields, channel: channel.id, channel_type: channel.kind }, channel);
}

/** System messages, such as about joining, name people without mentioning them. */
function mentionsBot({ app }: Workspace, { text, bot_id, subtype = '' }: Message): boolean {
  const isNote = subtype.startsWith('channel_') || subtype.startsWith('group_');
  return !isNote && bot_id !== app.botId && text.includes(`<@${app.botUserId}>`);
}

/** The first timestamp from `wanted` on that no message of the channel has. */
function freeTs(channel: Channel, wanted: string): string {
  let ts = wanted;
  while (findMessage(channel, ts)) ts = toSlackTs(nextMicrosecond(momentOf(ts)));
  return ts;
}

function momentOf(ts: string): string {
  const moment = fromSlackTs(ts);
  if (!moment) throw new RangeError(`not a Slack timestamp: ${ts}`);
  return moment;
}

/** Searches from the end, because nearly every call is about the newest messages. */
function positionOf(messages: readonly Message[], ts: string): number {
  const before = placeFor(messages, ts) - 1;
  return messages[before]?.ts === ts ? before : -1;
}

function placeFor(messages: readonly Message[], ts: string): number {
  let place = messages.length;
  while (place > 0 && (messages[place - 1]?.ts ?? '') > ts) place -= 1;
  return place;
}
