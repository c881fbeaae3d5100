import {
  botPosts,
  type Delivery,
  getChannel,
  userDeletes,
  userEdits,
  userJoins,
  userLeaves,
  userPins,
  userPosts,
  userReacts,
  userSetsTopic,
  type Workspace,
} from 'slack-simulator';
import { UsageError } from '../../base/errors.js';
import { type Timestamp, toSlackTs } from '../../base/timestamp.js';
import type { RecordedLine, Transcript } from '../../drills/transcript-file.js';

interface PlayerOptions {
  workspace: Workspace;
  delivery: Delivery;
  /** Sets the clock of everything, before each line. */
  setClock: (now: Timestamp) => void;
  /** Resolves once all events and jobs, and what they cause, are done. */
  settled: () => Promise<void>;
  /** How many lines are played, of how many. */
  onLine?: ((played: number, of: number) => void) | undefined;
  /** For messages before the incident has a channel. */
  originChannel: string;
  /** The incident channel, once there is one. */
  incidentChannel: () => Promise<string | undefined>;
}

/** Plays a transcript line by line, as people would act. Returns what Slack would show as failed. */
export async function play(transcript: Transcript, options: PlayerOptions): Promise<string[]> {
  const names = new Map(transcript.meta.users.map(({ id, name }) => [id, name]));
  const errors: string[] = [];
  let channel = options.originChannel;
  for (const [index, line] of transcript.lines.entries()) {
    options.onLine?.(index, transcript.lines.length);
    options.setClock(line.at);
    const problem = await playLine(line, { ...options, channel, names });
    if (problem) errors.push(`${line.at} ${problem}`);
    await options.settled();
    if (line.kind === 'command') channel = (await options.incidentChannel()) ?? channel;
  }
  return errors;
}

interface Stage extends PlayerOptions {
  channel: string;
  names: ReadonlyMap<string, string>;
}

async function playLine(line: RecordedLine, stage: Stage): Promise<string | undefined> {
  const { workspace, channel, names } = stage;
  const { user } = line;
  const ts = toSlackTs(line.at);
  switch (line.kind) {
    case 'message':
      say(stage, { user, text: line.text, ts });
      return undefined;
    case 'thread_reply':
      say(stage, { user, text: line.text, ts, thread: toSlackTs(line.thread) });
      return undefined;
    case 'file':
      say(stage, { user, text: line.text, ts, files: [line.file] });
      return undefined;
    case 'bot_message':
      botPosts(workspace, { channel, name: names.get(user) ?? user, text: line.text, botId: user, ts });
      return undefined;
    case 'topic':
      userSetsTopic(workspace, { channel, user, topic: line.text });
      return undefined;
    case 'join':
      leaveQuietly(stage, user);
      userJoins(workspace, { channel, user });
      return undefined;
    case 'leave':
      userLeaves(workspace, { channel, user });
      return undefined;
    case 'command':
      return command(stage, { user, text: line.command, at: line.at });
    default:
      return act(line, stage);
  }
}

/** Plays a line about an earlier message, in whichever channel that is. */
function act(line: Extract<RecordedLine, { target: string }>, { workspace }: Stage): string | undefined {
  const ts = toSlackTs(line.target);
  const channel = [...workspace.channels.values()].find(({ messages }) =>
    messages.some((one) => one.ts === ts),
  );
  if (!channel) return `${line.kind}: no message at ${line.target}`;
  const about = { channel: channel.id, ts, user: line.user };
  if (line.kind === 'reaction') userReacts(workspace, { ...about, emoji: line.emoji });
  else if (line.kind === 'edit') userEdits(workspace, { ...about, text: line.text });
  else if (line.kind === 'delete') userDeletes(workspace, about);
  else userPins(workspace, about);
  return undefined;
}

type Post = Omit<Parameters<typeof userPosts>[1], 'channel'>;

/** Transcripts don't have every join: anyone who writes without one has been a member all along. */
function say({ workspace, channel: id }: Stage, post: Post): void {
  const channel = getChannel(workspace, id);
  if (!channel.members.includes(post.user)) channel.members = [...channel.members, post.user];
  userPosts(workspace, { channel: id, ...post });
}

function leaveQuietly({ workspace, channel: id }: Stage, user: string): void {
  const channel = getChannel(workspace, id);
  channel.members = channel.members.filter((member) => member !== user);
}

/** The trigger comes from the line, so that playing it again sends the same request again. */
async function command(
  { delivery, channel }: Stage,
  { user, text, at }: { user: string; text: string; at: Timestamp },
): Promise<string | undefined> {
  const [name = '', ...rest] = text.split(' ');
  if (!name.startsWith('/')) throw new UsageError(`"${text}" isn't a command: commands start with a slash.`);
  const use = { user, channel, command: name, text: rest.join(' '), triggerId: `${toSlackTs(at)}.replay` };
  const { status } = await delivery.command(use);
  return status === 200 ? undefined : `${text}: answered ${status}`;
}
