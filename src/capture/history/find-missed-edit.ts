import { nextMicrosecond, type Timestamp, toSlackTs } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { PastMessage } from '../../ports/slack.js';
import { redact } from '../../redaction/redact.js';
import { hasTranscript, isDeletedFile } from '../reader/files/file-kind.js';
import { readFileText } from '../reader/files/file-text.js';
import { readMessageText } from '../reader/read-message-text.js';
import { type SlackMessage, slackMessage } from '../reader/slack-message.js';
import type { HistoryFacts } from './history-facts.js';
import { isSettled } from './is-settled.js';

interface EditComparison {
  channelId: string;
  now: Timestamp;
}

interface RecordedMessage {
  past: PastMessage;
  facts: Pick<HistoryFacts, 'editedAt'>;
  stored: Comment;
}

/** The event for the newest edit of a message, if the record lacks it. */
export function findMissedEdit(
  { channelId, now }: EditComparison,
  { past, facts, stored }: RecordedMessage,
): object | undefined {
  const message = slackMessage.safeParse(past.raw).data;
  const at = message && momentOfEdit({ message, stored, editedAt: facts.editedAt, now });
  if (!at) return undefined;
  const ts = toSlackTs(past.timestamp);
  const areFilesAll = compareText(message, stored) !== 'some';
  return {
    ...{ type: 'message', subtype: 'message_changed', channel: channelId, ts },
    message: past.raw,
    // A bot message that only gained or lost a file has no new state.
    ...(areFilesAll && { previous_message: { ...past.raw, files: undefined } }),
    event_ts: toSlackTs(at),
  };
}

interface Candidate {
  message: SlackMessage;
  stored: Comment;
  editedAt: Timestamp | undefined;
  now: Timestamp;
}

/** When the message got its current content; undefined if the record already has that content. */
function momentOfEdit({ message, stored, editedAt, now }: Candidate): Timestamp | undefined {
  const known = stored.edited_at ?? stored.timestamp;
  const difference = compareText(message, stored);
  if (difference !== 'none' && editedAt && editedAt > known) return editedAt;
  // By our clock, this might hide an edit that's being made right now.
  if (hasDeletedFile(message, stored) || hasNewTranscript(message, stored)) return nextMicrosecond(known);
  if (difference === 'none') return undefined;
  if (difference === 'maybe') return undefined;
  // Slack dates edits to the second, so the later of two quick ones doesn't look newer.
  if (editedAt && editedAt.slice(0, SECONDS) === known.slice(0, SECONDS)) return nextMicrosecond(known);
  // Slack doesn't mark every edit by a bot, and none of a huddle that ended. A person's message without a
  // mark stays: it only reads differently because Aegis now reads more of it.
  const mayChange = stored.author_kind !== undefined || message.room !== undefined;
  return mayChange && isSettled(known, now) ? now : undefined;
}

/** `2025-01-15T14:05:09` */
const SECONDS = 19;

type Difference = 'none' | 'some' | 'maybe';

function compareText(message: SlackMessage, { text, content_ref }: Comment): Difference {
  // A channel shared with another organization: the text isn't recorded.
  return text === undefined ? 'none' : compare(readMessageText(message), { text, content_ref });
}

/** `maybe` for a long text, if the item has the same beginning. */
function compare(
  shown: string,
  { text, content_ref }: { text: string; content_ref?: string | undefined },
): Difference {
  const now = redact(shown.toWellFormed(), { personal: false }).text;
  if (content_ref === undefined) return now === text ? 'none' : 'some';
  return now.startsWith(text.replace(/…$/, '')) ? 'maybe' : 'some';
}

/** Whether a file of the record is deleted in Slack, as opposed to hidden by a plan or a permission. */
function hasDeletedFile({ files = [] }: SlackMessage, { files: recorded = [] }: Comment): boolean {
  const deleted = new Set(files.filter(isDeletedFile).flatMap(({ id }) => id ?? []));
  return recorded.some((file) => file.id !== undefined && deleted.has(file.id) && hasContent(file));
}

/** Whether Slack has since transcribed a clip of the record, or someone corrected the transcript. */
function hasNewTranscript({ files = [] }: SlackMessage, { files: recorded = [] }: Comment): boolean {
  return files.filter(hasTranscript).some((file) => {
    const known = recorded.find(({ id }) => id !== undefined && id === file.id);
    if (!known) return false;
    const { text = '', content_ref, awaits_transcript } = known;
    return awaits_transcript || compare(readFileText(file) ?? '', { text, content_ref }) === 'some';
  });
}

/** Of a deleted file, the record keeps the id and a placeholder. */
function hasContent({ mimetype, permalink, size, text }: NonNullable<Comment['files']>[number]): boolean {
  return [mimetype, permalink, size, text].some((one) => one !== undefined);
}
