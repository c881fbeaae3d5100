import { withoutRepeatedStates } from './message-state.js';
import { type Comment, isInTimeline } from './records/comment.js';
import type { IncidentRecord } from './records/incident-record.js';
import type { TimelineEvent } from './records/timeline-event.js';

/** Entries of the timeline: events, plus comments that are notes, from bots, or have files. */
export type TimelineEntry = TimelineEvent | Comment;

/** The timeline of a whole record, oldest first; with `keyOnly`, its key events. */
export function timelineEntries(
  { events, comments }: Pick<IncidentRecord, 'events' | 'comments'>,
  { keyOnly }: { keyOnly: boolean },
): TimelineEntry[] {
  if (keyOnly)
    return events.filter(({ key_event, deleted_at }) => key_event === true && deleted_at === undefined);
  return [...events.filter(isListed), ...comments.filter(isInTimeline)].sort(byTime);
}

/** If a marked message is listed itself, no second line that quotes it is needed. */
export function isListed({ type, user_id, files }: TimelineEvent): boolean {
  return type !== 'MESSAGE_MARKED' || (user_id !== undefined && files === undefined);
}

/** The same entries without states that repeat the previous one. */
export function withoutRepeats(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const events = entries.filter((entry) => 'event_id' in entry).sort(byTime);
  const kept = new Set<TimelineEntry>(withoutRepeatedStates(events));
  return entries.filter((entry) => !('event_id' in entry) || kept.has(entry));
}

function byTime(a: TimelineEntry, b: TimelineEntry): number {
  return a.timestamp < b.timestamp ? -1 : Number(a.timestamp > b.timestamp);
}
