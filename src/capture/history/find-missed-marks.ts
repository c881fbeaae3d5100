import { type Timestamp, toSlackTs } from '../../base/timestamp.js';
import type { Marks } from '../../incidents/records/message-marks.js';
import type { HistoryFacts } from './history-facts.js';
import { isSettled } from './is-settled.js';

interface MarkedMessage {
  timestamp: Timestamp;
  facts: Pick<HistoryFacts, 'reactions' | 'pinnedTo'>;
  marks: Marks;
}

export interface MarkComparison {
  channelId: string;
  /** Names of the reactions that mark a message. */
  markEmoji: readonly string[];
  now: Timestamp;
}

interface MissedMarks {
  added: object[];
  removed: object[];
}

/**
 * The mark events that Aegis would have received. A history doesn't date marks, so they count as made now,
 * and marks that changed a moment ago are left alone.
 */
export function findMissedMarks(
  { channelId, markEmoji, now }: MarkComparison,
  { timestamp, facts, marks = {} }: MarkedMessage,
): MissedMarks {
  const shown = shownMarks(facts, { channelId, markEmoji });
  const recorded = Object.keys(marks).filter(
    (by) => marks[by]?.endsWith(' on') && isFromSlack(by, markEmoji),
  );
  const isShown = (by: string) => isSettled(marks[by]?.split(' ')[0] ?? '', now);
  const build = (by: string, isAdded: boolean) => buildEvent(by, { isAdded, channelId, timestamp, now });
  return {
    added: [...shown.by].filter((by) => !recorded.includes(by) && isShown(by)).map((by) => build(by, true)),
    removed: recorded
      .filter((by) => !shown.by.has(by) && !shown.cutShort.has(emojiOf(by)) && isShown(by))
      .map((by) => build(by, false)),
  };
}

interface ShownMarks {
  /** `U01ALICE:pushpin`, `pin` */
  by: Set<string>;
  /** Emoji for which Slack doesn't list everyone. */
  cutShort: Set<string>;
}

function shownMarks(
  { reactions, pinnedTo }: MarkedMessage['facts'],
  { channelId, markEmoji }: Pick<MarkComparison, 'channelId' | 'markEmoji'>,
): ShownMarks {
  // `raised_hand::skin-tone-3` is the same mark as `raised_hand`.
  const marking = reactions
    .map(({ name, ...rest }) => ({ emoji: name.split('::')[0] ?? '', ...rest }))
    .filter(({ emoji }) => markEmoji.includes(emoji));
  const people = marking.flatMap(({ emoji, users }) => users.map((user) => `${user}:${emoji}`));
  return {
    by: new Set([...people, ...(pinnedTo.includes(channelId) ? [PIN] : [])]),
    cutShort: new Set(marking.flatMap(({ emoji, users, count }) => (count > users.length ? [emoji] : []))),
  };
}

/** Slack's pin, of which a message has at most one. */
const PIN = 'pin';

/** Marks from "Add to incident timeline" aren't in any history. */
function isFromSlack(by: string, markEmoji: readonly string[]): boolean {
  return by === PIN || markEmoji.includes(emojiOf(by));
}

function emojiOf(by: string): string {
  return by.slice(by.indexOf(':') + 1);
}

interface MarkChange {
  isAdded: boolean;
  channelId: string;
  timestamp: Timestamp;
  now: Timestamp;
}

function buildEvent(by: string, { isAdded, channelId, timestamp, now }: MarkChange): object {
  const ts = toSlackTs(timestamp);
  const event_ts = toSlackTs(now);
  const item = { type: 'message', channel: channelId, ts };
  if (by === PIN) {
    const type = isAdded ? 'pin_added' : 'pin_removed';
    return { type, channel_id: channelId, item: { ...item, message: { ts } }, event_ts };
  }
  const type = isAdded ? 'reaction_added' : 'reaction_removed';
  return { type, user: by.slice(0, by.indexOf(':')), reaction: emojiOf(by), item, event_ts };
}
