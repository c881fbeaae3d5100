import { setImmediate } from 'node:timers/promises';
import type { Timestamp } from '../base/timestamp.js';
import { keysOf } from '../data/table/keys.js';
import { describeContent } from '../incidents/describe-content.js';
import { transcriptText } from '../incidents/describe-event.js';
import { botName } from '../incidents/describe-message.js';
import { eventKind, isHeadlineType } from '../incidents/event-catalog.js';
import { messageOfState } from '../incidents/message-state.js';
import { mentionsIn, type NameOf, OWN_NAME } from '../incidents/names.js';
import type { Comment } from '../incidents/records/comment.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import type { EventFormat } from '../incidents/text-format.js';
import { withoutMention } from '../incidents/without-mention.js';
import { compileAhead } from '../redaction/compile-ahead.js';
import { plainEventFormat } from '../views/event-format.js';
import { escapeText } from '../views/text.js';
import { findPinned, type Pinned } from './find-pinned.js';
import { flatMapYielding } from './flat-map-yielding.js';
import { plainText } from './plain-text.js';
import { redactedText } from './redacted-text.js';

/** One message or event that a summary may cite. */
export interface TranscriptLine {
  /** Its item's sort key, which claims cite. */
  sk: string;
  at: Timestamp;
  /** The display name of the person who said or did it, or a bot's name. */
  who: string;
  userId?: string | undefined;
  /** `said` by a person, a person's `note`, a `bot`'s message, or a `change` such as a new status. */
  kind: 'said' | 'note' | 'bot' | 'change';
  /** The type of an event. */
  type?: string;
  /** Plain text without credentials and personal data. Empty for a change without a note. */
  text: string;
  /** For replies, when the thread's first message was sent. */
  thread?: Timestamp;
  /** When the text was last edited. */
  editedAt?: Timestamp;
  /** Whether someone pinned or marked it. */
  isKey: boolean;
  /** The sort key that this line had before. */
  replaces?: string | undefined;
  /** What changed: `{ from, to }` or similar. */
  detail: Readonly<Record<string, string>>;
}

interface TranscriptOptions {
  /** Leaves out earlier lines, except the events that a headline cites. */
  since?: Timestamp | undefined;
}

/**
 * Everything a summary may cite, by time: the latest text of each message, and events. The text is plain and redacted,
 * so a summarizer never sees a credential, a live mention or a deleted message.
 */
export async function buildTranscript(
  record: IncidentRecord,
  nameOf: NameOf,
  { since }: TranscriptOptions = {},
): Promise<TranscriptLine[]> {
  const pinned = findPinned(record);
  await compileAhead(
    record.comments.map(({ text = '' }) => text),
    setImmediate,
  );
  const comments = await flatMapYielding(
    record.comments,
    (comment) => commentLine(comment, nameOf, pinned) ?? [],
  );
  const events = await flatMapYielding(record.events, (event) => eventLine(event, nameOf, pinned) ?? []);
  return [...comments, ...events]
    .filter(({ at, type }) => since === undefined || at > since || isHeadlineType(type))
    .sort((a, b) => compare(a.at, b.at) || compare(a.sk, b.sk));
}

function commentLine(comment: Comment, nameOf: NameOf, pinned: Pinned): TranscriptLine | undefined {
  const { timestamp, user_id, source, thread, deleted_at, edited_at, author_kind } = comment;
  const text = deleted_at === undefined ? textOf(comment, nameOf) : '';
  const isBot = author_kind !== undefined;
  if (text === '' || (!isBot && isSaidToAegis(comment, nameOf))) return undefined;
  return {
    sk: keysOf.comment(comment).SK,
    at: timestamp,
    who: plainText(isBot ? botName(comment) : nameOf(user_id), nameOf),
    userId: user_id,
    kind: isBot ? 'bot' : kindOf(source),
    text,
    ...(thread !== undefined && { thread }),
    ...(edited_at !== undefined && !isBot && { editedAt: edited_at }),
    isKey: pinned.comments.has(comment),
    detail: NONE,
  };
}

/** Shared by all messages, which have no details. */
const NONE: TranscriptLine['detail'] = {};

/** Commands and questions addressed to Aegis aren't part of what people say about the incident. */
function isSaidToAegis({ text = '', source }: Comment, nameOf: NameOf): boolean {
  const self = mentionsIn(text).find((id) => nameOf(id) === OWN_NAME);
  return self !== undefined && source === 'message' && withoutMention(text, self).isAddressed;
}

function kindOf(source: Comment['source']): TranscriptLine['kind'] {
  return source === 'note' ? 'note' : 'said';
}

/** Files are part of a message, so that summaries can cite them. A bot's states have lines of their own. */
function textOf({ text, files, states }: Comment, nameOf: NameOf): string {
  const said = describeContent({ text: states ? '' : text, files }, transcriptFormat(nameOf));
  return redactedText(said);
}

function eventLine(event: TimelineEvent, nameOf: NameOf, pinned: Pinned): TranscriptLine | undefined {
  const { timestamp, type, source, user_id, detail = {}, key_event = false, deleted_at } = event;
  if (deleted_at !== undefined || pinned.quotes.has(event)) return undefined;
  const described = transcriptText(event, transcriptFormat(nameOf));
  if (described === undefined) return undefined;
  const text = redactedText(described);
  if (text === '' && detail.to === undefined) return undefined;
  const isBot = eventKind(type).actor === 'bot';
  return {
    sk: keysOf.event(event).SK,
    at: timestamp,
    who: plainText(user_id === undefined || isBot ? source : nameOf(user_id), nameOf),
    userId: user_id,
    kind: isBot ? 'bot' : 'change',
    type,
    text,
    isKey: key_event,
    detail,
    ...(isFirstState(event) && { replaces: event.detail?.message }),
  };
}

/** Until a bot edits its message, summaries cite the message itself for its first state. */
function isFirstState(event: TimelineEvent): boolean {
  return messageOfState(event) === event.timestamp;
}

/** Names are also free text, so links and mentions are removed from them too. */
function transcriptFormat(nameOf: NameOf): EventFormat {
  const text = (raw: string) => plainText(raw, nameOf);
  const verbatim = (raw: string) => text(escapeText(raw));
  return {
    ...plainEventFormat(nameOf),
    person: (id) => text(nameOf(id)),
    name: text,
    text,
    verbatim,
    file: ({ name }) => `File ${verbatim(name)}`,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
