import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import type { Message, View } from '../../views/blocks.js';
import type { ArgumentReader } from './argument-reader.js';

/** Who asks, where, and which delivery of theirs this is. */
export interface Invocation {
  /** The same for every delivery of one click, command or submission. */
  requestId: string;
  userId: string;
  /** Where it was typed or clicked; absent in App Home. */
  channelId?: string | undefined;
  at: Timestamp;
  /** Lets Aegis open a modal within 3 s. */
  triggerId?: string | undefined;
}

/** What the person who asked gets in return, at once. */
export type Reply =
  | {
      kind: 'message';
      message: Message;
      /** Everybody where it was asked sees the same by other means; a click needs no words on top. */
      isSeen?: boolean;
    }
  | { kind: 'modal'; view: View }
  /** Something visible happens elsewhere. */
  | { kind: 'nothing' };

export interface CommandInput {
  ask: Invocation;
  /** The incident it is about; always there for commands that are `about: 'incident'`. */
  incidentId: string;
  words: ArgumentReader;
}

/**
 * One `/incident` subcommand, whole: its name, its help, what it needs and what it does. Help, usage errors and
 * docs/commands.md come from here.
 */
export interface Command {
  name: string;
  aliases: readonly string[];
  /** Heading under which help lists it. */
  group: 'Run an incident' | 'Work together' | 'Look back';
  /** What follows `/incident`, optional parts in brackets. */
  usage: string;
  /** One line without a full stop. */
  summary: string;
  /** Whole lines to type, the first the plainest. */
  examples: readonly string[];
  /** `incident`: it needs one, from the words or from the channel it is typed in. */
  about: 'incident' | 'workspace';
  /**
   * Prose follows, so in an incident's own channel a number among it is no incident id. With `all` not even `INC-42`
   * is: everything is prose.
   */
  takesProse?: 'after' | 'all';
  /** Answers within Slack's 3 seconds; anything slower becomes a job. */
  run(deps: Deps, input: CommandInput): Promise<Reply>;
  /** The slow half, run from the queue once `run` has written its request. */
  job?: Job;
}

export const NOTHING: Reply = { kind: 'nothing' };

export function answer(message: Message): Reply {
  return { kind: 'message', message };
}

/** Says that something is done, which the incident's own channel shows anyway. */
export function confirm(
  ask: Invocation,
  { channel_id }: Pick<Incident, 'channel_id'>,
  message: Message,
): Reply {
  return { kind: 'message', message, isSeen: ask.channelId === channel_id };
}
