import {
  botEdits,
  botPosts,
  createChannel,
  createWorkspace,
  getChannel,
  type Message,
  transcriptArrives,
  userDeletes,
  userDeletesFile,
  userEdits,
  userPins,
  userPosts,
  userReacts,
  userUnpins,
  userUnreacts,
  type Workspace,
} from 'slack-simulator';
import type { Timestamp } from '../../src/base/timestamp.js';
import { ALICE, BOB, CAROL } from '../support/slack.js';
import { BOT_USER } from './capture-setup.js';

/** Draws a whole number from 0 to `limit - 1`. */
export type Draw = (limit: number) => number;

export interface Life {
  workspace: Workspace;
  channel: string;
  /** The events that Slack sent, in order. */
  events: Record<string, unknown>[];
  /** Runs more random actions. */
  goOn(actions: number): void;
}

const PEOPLE = [ALICE, BOB, CAROL];

/** A channel in which people and bots randomly post, edit, delete and mark. Each word is used only once. */
export function liveIn({ id, draw, now }: { id: string; draw: Draw; now: () => Timestamp }): Life {
  const workspace = createWorkspace({ now });
  const channel = createChannel(workspace, {
    id,
    name: 'inc-1',
    creator: ALICE,
    kind: 'channel',
    members: [...PEOPLE, workspace.app.botUserId],
  }).id;
  const events: Life['events'] = [];
  workspace.onEvent(({ event }) => {
    if (event.type !== 'member_joined_channel') events.push(structuredClone(event));
  });
  let words = 0;
  const word = () => {
    words += 1;
    return `word${words}end`;
  };
  // The oldest message proves that people deleted the others, so it stays.
  userPosts(workspace, { channel, user: ALICE, text: word() });
  const goOn = (actions: number) => {
    for (let n = 0; n < actions; n += 1) act({ workspace, channel, draw, word });
  };
  return { workspace, channel, events, goOn };
}

/** Leaves out Slack's own lines about people who join, which are events. */
export function messagesOf({ workspace, channel }: Pick<Life, 'workspace' | 'channel'>): Message[] {
  return getChannel(workspace, channel).messages.filter(({ subtype }) => subtype !== 'channel_join');
}

interface Stage {
  workspace: Workspace;
  channel: string;
  draw: Draw;
  word: () => string;
}

function act(stage: Stage): void {
  const { workspace, channel, draw } = stage;
  const user = PEOPLE[draw(3)] ?? ALICE;
  const messages = messagesOf({ workspace, channel }).filter(({ subtype }) => subtype !== 'tombstone');
  const target = messages[draw(messages.length || 1)];
  if (!target || draw(10) < 4) post(stage, { user, target });
  else CHANGES[draw(CHANGES.length)]?.(stage, { user, target });
}

type Change = (stage: Stage, about: { user: string; target: Message }) => void;

const edit: Change = ({ workspace, channel, draw, word }, { user, target }) => {
  const about = { channel, ts: target.ts, text: sentence(draw, word()) };
  if (target.bot_id) botEdits(workspace, { ...about, isMarked: draw(2) === 0 });
  else userEdits(workspace, { ...about, user: target.user ?? user });
};

const remove: Change = ({ workspace, channel }, { target: { ts } }) => {
  if (ts !== messagesOf({ workspace, channel })[0]?.ts) userDeletes(workspace, { channel, ts });
};

const removeFile: Change = ({ workspace }, { target: { files = [] } }) => {
  const [file] = files.filter((one) => 'name' in one);
  if (file) userDeletesFile(workspace, file.id);
};

const transcribe: Change = ({ workspace, draw, word }, { target: { files = [] } }) => {
  const [file] = files.filter((one) => 'name' in one && one.transcription !== undefined);
  if (file) transcriptArrives(workspace, { file: file.id, content: sentence(draw, word()) });
};

/** Every third text is too long for the table. */
function sentence(draw: Draw, word: string): string {
  return draw(3) === 0 ? `${word} ${'x'.repeat(4_000)}` : word;
}

const react: Change = ({ workspace, channel }, { user, target }) =>
  userReacts(workspace, { channel, ts: target.ts, user, emoji: 'pushpin' });

const unreact: Change = ({ workspace, channel }, { user, target }) => {
  const about = { channel, ts: target.ts, user, emoji: 'pushpin' };
  if (hasReaction(target, user)) userUnreacts(workspace, about);
};

const pin: Change = ({ workspace, channel }, { user, target: { ts } }) => {
  if (isPinned(workspace, { channel, ts })) userUnpins(workspace, { channel, ts, user });
  else userPins(workspace, { channel, ts, user });
};

/** Edits and deletions are more frequent, because they're what the record gets wrong. */
const CHANGES: readonly Change[] = [
  ...[edit, edit, edit, remove, remove, removeFile, removeFile],
  ...[react, unreact, pin, transcribe, transcribe],
];

function post(
  { workspace, channel, draw, word }: Stage,
  { user, target }: { user: string; target: Message | undefined },
): void {
  const thread = target && draw(3) === 0 ? (target.thread_ts ?? target.ts) : undefined;
  const where = { channel, ...(thread !== undefined && { thread }) };
  const kind = draw(4);
  if (kind === 0) botPosts(workspace, { ...where, name: 'Alerts', text: sentence(draw, word()) });
  else {
    const files = kind === 1 ? [aFile(channel, word(), draw(2) === 0)] : [];
    const broadcast = thread !== undefined && draw(4) === 0;
    userPosts(workspace, { ...where, user, text: sentence(draw, word()), files, broadcast });
  }
}

/** Its id is unique in the table, which many histories share. */
function aFile(channel: string, word: string, isClip: boolean) {
  const about = { name: `${word}.m4a`, mimetype: 'video/mp4', isClip };
  return { id: `F${channel}${word.replace(/\D+/g, 'N')}`, ...about };
}

function hasReaction({ reactions = [] }: Message, user: string): boolean {
  return reactions.some(({ name, users }) => name === 'pushpin' && users.includes(user));
}

function isPinned(workspace: Workspace, { channel, ts }: { channel: string; ts: string }): boolean {
  return getChannel(workspace, channel).pins.some((pin) => pin.ts === ts);
}

/**
 * The same event in another form in which Slack delivers it: without a subtype, or
 * with less of the previous message.
 */
export function otherShape(event: Record<string, unknown>, draw: Draw): Record<string, unknown> {
  const { previous_message, ...rest } = event;
  if (event.subtype === 'file_share') return draw(2) === 0 ? event : withoutSubtype(event);
  if (event.subtype === 'bot_message') return draw(2) === 0 ? event : asAppMessage(event);
  if (previous_message === undefined) return event;
  const shapes = [event, rest, { ...event, previous_message: tombstoneOf(previous_message) }];
  return shapes[draw(shapes.length)] ?? event;
}

function withoutSubtype({ subtype: _, ...event }: Record<string, unknown>): Record<string, unknown> {
  return event;
}

function asAppMessage({ subtype: _, username, ...event }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...event,
    user: BOT_USER,
    app_id: 'A09OTHER',
    bot_profile: { id: event.bot_id, name: username },
  };
}

function tombstoneOf(message: unknown): object {
  const { ts, thread_ts } = message as { ts: string; thread_ts?: string };
  const text = 'This message was deleted.';
  return { type: 'message', subtype: 'tombstone', hidden: true, user: 'USLACKBOT', text, ts, thread_ts };
}

/** Every event at least once, some twice, in any order. */
export function shuffled<T>(events: readonly T[], draw: Draw): T[] {
  const sent = events.flatMap((event) => (draw(5) === 0 ? [event, event] : [event]));
  return sent
    .map((event) => ({ event, rank: draw(1_000_000) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ event }) => event);
}
