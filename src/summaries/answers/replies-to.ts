import type { Entry, IncidentState } from '../state/entry.js';
import type { Passage } from './rank-passages.js';

/** Someone asked the same when the passage has this share of the question's words. */
const SAME = 0.6;
const REPLIES_MAX = 2;

/** What people answered when someone asked the same in the channel: replies, or the line that closed the question. */
export function repliesTo(passages: readonly Passage[], { entries }: IncidentState): Entry[] {
  const asked = passages.filter(({ entry, covered }) => entry.kind === 'question' && covered >= SAME);
  return asked.flatMap(({ entry: { line, endedBy } }) => {
    const replies = entries.filter(
      (other) =>
        other.line !== line &&
        other.kind !== 'question' &&
        (other.line === endedBy || (other.line.thread === line.at && other.line.kind !== 'bot')),
    );
    return replies.slice(0, REPLIES_MAX);
  });
}
