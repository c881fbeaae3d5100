import type { Timestamp } from '../base/timestamp.js';
import { eventKind } from './event-catalog.js';
import { messageOfState } from './message-state.js';
import type { Comment } from './records/comment.js';
import type { Incident } from './records/incident.js';
import type { IncidentRecord } from './records/incident-record.js';
import { isMarked, type Marks } from './records/message-marks.js';
import type { TimelineEvent } from './records/timeline-event.js';
import { STATUS_TIMES, undoEvent } from './undo-event.js';

/**
 * A record as of a given time: everything that was on it by then, and the incident with later changes undone.
 * Only the latest text of a message is stored, so a message that was edited or deleted later is left out,
 * rather than quoted with a text that nobody had seen yet.
 */
export function recordAsOf(record: IncidentRecord, moment: Timestamp): IncidentRecord {
  const { incident, comments, events, participants, tasks } = record;
  return {
    incident: incidentAsOf(incident, events, moment),
    comments: comments
      .map((one) => stateAsOf(one, events, moment))
      .filter((one) => isCommentUnchanged(one, moment))
      .map((one) => marksAsOf(one, moment)),
    events: events
      .filter((one) => isEventUnchanged(one, record, moment))
      .map((one) => keyAsOf(one, record, moment)),
    participants: participants.filter(({ joined_at, first_spoke_at }) =>
      [joined_at, first_spoke_at].some((at) => at !== undefined && at <= moment),
    ),
    summaries: [],
    tasks: tasks.filter(({ timestamp }) => timestamp <= moment),
  };
}

/** How many items existed by then but are left out because their text changed later. */
export function countChangedSince({ comments, events }: IncidentRecord, moment: Timestamp): number {
  const then = comments.map((one) => stateAsOf(one, events, moment));
  const existing = [...then, ...events].filter(({ timestamp }) => timestamp <= moment);
  return existing.filter((one) => !isUnchanged(one, moment)).length;
}

interface Changeable {
  timestamp: Timestamp;
  edited_at?: Timestamp | undefined;
  deleted_at?: Timestamp | undefined;
}

function isUnchanged({ timestamp, edited_at = '', deleted_at = '' }: Changeable, moment: Timestamp): boolean {
  return timestamp <= moment && edited_at <= moment && deleted_at <= moment;
}

function isCommentUnchanged(comment: Comment, moment: Timestamp): boolean {
  return isUnchanged(comment, moment) && (comment.noted_at ?? '') <= moment;
}

/**
 * A key event quotes a marked message's current text, so it counts only if that message's text and marks do.
 */
function isEventUnchanged(event: TimelineEvent, { comments }: IncidentRecord, moment: Timestamp): boolean {
  if (!isUnchanged(event, moment)) return false;
  if (event.detail?.comment === undefined) return true;
  const quoted = comments.find(({ timestamp }) => timestamp === event.timestamp);
  if (!quoted) return true;
  return (
    isCommentUnchanged(quoted, moment) && (quoted.marks === undefined || isMarked(marksAsOf(quoted, moment)))
  );
}

/** A bot message's earlier texts are known, unlike a person's, whose edits replace the text. */
function stateAsOf(comment: Comment, events: readonly TimelineEvent[], moment: Timestamp): Comment {
  const { states = [], timestamp, deleted_at } = comment;
  if (states.length === 0 || deleted_at !== undefined) return comment;
  const then = events.findLast((event) => messageOfState(event) === timestamp && event.timestamp <= moment);
  if (!then) return comment;
  const { note, content_ref, timestamp: at } = then;
  return {
    ...comment,
    text: note,
    content_ref,
    edited_at: at === timestamp ? undefined : at,
    states: states.filter((state) => state <= moment),
  };
}

/** The states of a marked message are key events. */
function keyAsOf(event: TimelineEvent, { comments }: IncidentRecord, moment: Timestamp): TimelineEvent {
  const message = messageOfState(event);
  const marked = message && comments.find(({ timestamp }) => timestamp === message);
  if (!marked || !event.key_event || isMarked(marksAsOf(marked, moment))) return event;
  const { key_event: _, ...then } = event;
  return then;
}

/** Only the last change of each mark is stored, so if a mark changed later, it doesn't count. */
function marksAsOf<T extends { marks?: Marks }>(item: T, moment: Timestamp): T {
  if (item.marks === undefined) return item;
  const earlier = Object.entries(item.marks).filter(([, value]) => (value.split(' ')[0] ?? '') <= moment);
  return { ...item, marks: Object.fromEntries(earlier) };
}

function incidentAsOf(incident: Incident, events: readonly TimelineEvent[], moment: Timestamp): Incident {
  const changes = events.filter(({ type }) => eventKind(type).part !== 'none');
  const later = changes.findIndex(({ timestamp }) => timestamp > moment);
  const undone =
    later < 0
      ? incident
      : changes
          .slice(later)
          .reduceRight((after, event, i) => undoEvent(after, event, changes.slice(0, later + i)), incident);
  // Another program may change a status without an event.
  const tooLate = STATUS_TIMES.filter((name) => (undone[name] ?? '') > moment);
  return Object.fromEntries(
    Object.entries(undone).filter(([name]) => !tooLate.some((late) => late === name)),
  ) as Incident;
}
