import * as z from 'zod';
import { addMillis, type Timestamp, toSlackTs } from '../../base/timestamp.js';
import { isCurrentMember, type Participant } from '../../incidents/records/participant.js';
import type { PastMessage } from '../../ports/slack.js';
import { type CapturedEvent, readCapturedEvent } from '../captured-event.js';
import { isSettled } from './is-settled.js';

/**
 * Slack reports a join or leave as a message and as an event, each with its own time; the times differ by
 * less than this.
 */
const MARGIN_MS = 10_000;

const EVENTS: Readonly<Record<string, string>> = {
  channel_join: 'member_joined_channel',
  group_join: 'member_joined_channel',
  channel_leave: 'member_left_channel',
  group_leave: 'member_left_channel',
};

const notice = z.object({
  subtype: z.string().refine((subtype) => Object.hasOwn(EVENTS, subtype)),
  user: z.string(),
});

interface Move {
  type: string;
  userId: string;
  at: Timestamp;
}

/** Who joined the channel and who left it, oldest first. */
export function readMoves(messages: readonly PastMessage[]): Move[] {
  const moves = messages.flatMap(({ timestamp, raw, isOwn }) => {
    const { subtype = '', user } = (isOwn ? undefined : notice.safeParse(raw).data) ?? {};
    return user === undefined ? [] : [{ type: EVENTS[subtype] ?? '', userId: user, at: timestamp }];
  });
  return moves.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The joins and leaves that the record lacks, unless it has something newer for the same person. */
export function findMissedMembers(
  channel: string,
  moves: readonly Move[],
  participants: readonly Participant[],
): CapturedEvent[] {
  const known = new Map(participants.map((person) => [person.user_id, person]));
  return moves
    .filter((move) => isMissed(move, known.get(move.userId)))
    .flatMap(
      ({ type, userId, at }) =>
        readCapturedEvent({ type, user: userId, channel, event_ts: toSlackTs(at) }) ?? [],
    );
}

function isMissed({ type, at }: Move, { joined_at = '', left_at = '' }: Partial<Participant> = {}): boolean {
  const isJoin = type === 'member_joined_channel';
  const [same, opposite] = isJoin ? [joined_at, left_at] : [left_at, joined_at];
  return same < addMillis(at, -MARGIN_MS) && opposite < at;
}

interface WhoIsThere {
  present: ReadonlySet<string>;
  participants: readonly Participant[];
  now: Timestamp;
}

/**
 * People who left without a trace in the history, because the leave was lost or retention removed it. The
 * time isn't known, so it counts as now. People whom Slack never reported in the channel aren't missing from
 * it, and a person who has just joined may not be listed yet.
 */
export function findGoneMembers(
  channel: string,
  { present, participants, now }: WhoIsThere,
): CapturedEvent[] {
  if (present.size === 0) return [];
  return participants
    .filter((one) => one.was_in_channel && isCurrentMember(one) && !present.has(one.user_id))
    .filter(({ joined_at }) => joined_at !== undefined && isSettled(joined_at, now))
    .flatMap(
      ({ user_id: user }) =>
        readCapturedEvent({ type: 'member_left_channel', user, channel, event_ts: toSlackTs(now) }) ?? [],
    );
}
