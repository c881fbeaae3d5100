import { commentEntity } from '../data/entities/comment.js';
import { eventEntity, type TimelineEvent } from '../data/entities/event.js';
import type { IncidentRecord } from '../data/incidents.js';
import type { Timestamp } from '../timestamp.js';
import { plain } from '../views/text.js';

/** One thing that a summary may rest on. */
export interface TranscriptLine {
  /** Sort key of its item: what a claim cites. */
  sk: string;
  at: Timestamp;
  /** Display name of who said or did it; of a bot its own name. */
  who: string;
  userId?: string | undefined;
  /** `said` by a person, a person's `note`, a `bot`'s message, or a `change` such as a new status. */
  kind: 'said' | 'note' | 'bot' | 'change';
  /** The event's type, of lines that are events. */
  type?: string;
  /** Plain text, mentions as names. */
  text: string;
  /** The same as Slack sent it, where mentions still are ids. */
  raw: string;
  /** Sort key of the message it answers. */
  thread?: string;
  /** Pinned or marked. */
  isKey: boolean;
  /** What changed: `{ from, to }` and the like. */
  detail: Readonly<Record<string, string>>;
}

type NameOf = (userId: string) => string;

/** Everything a summary may rest on, in order of time: what was said as it finally stood, and what happened. */
export function buildTranscript(record: IncidentRecord, nameOf: NameOf): TranscriptLine[] {
  const comments = record.comments.flatMap((comment): TranscriptLine[] => {
    const { text, user_id, timestamp, source, thread } = comment;
    if (text === undefined || text.trim() === '') return [];
    return [
      {
        sk: commentEntity.toItem(comment).SK,
        at: timestamp,
        who: nameOf(user_id),
        userId: user_id,
        kind: source === 'note' ? 'note' : 'said',
        text: plain(text, nameOf),
        raw: text,
        ...(thread !== undefined && { thread: commentEntity.toItem({ ...comment, timestamp: thread }).SK }),
        isKey: false,
        detail: {},
      },
    ];
  });
  const events = record.events.map((event) => eventLine(event, nameOf));
  return [...comments, ...events].sort((a, b) => compare(a.at, b.at) || compare(a.sk, b.sk));
}

function eventLine(event: TimelineEvent, nameOf: NameOf): TranscriptLine {
  const { type, user_id, source, detail = {}, note, description, key_event = false } = event;
  const isBot = type === 'BOT_MESSAGE';
  const raw = isBot ? description : (note ?? '');
  return {
    sk: eventEntity.toItem(event).SK,
    at: event.timestamp,
    who: user_id === undefined || isBot ? source : nameOf(user_id),
    userId: user_id,
    kind: isBot ? 'bot' : 'change',
    type,
    text: plain(raw, nameOf),
    raw,
    isKey: key_event,
    detail,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
