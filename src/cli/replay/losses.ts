import { apartFromSlack, epochMillis } from '../../base/timestamp.js';
import type { RecordedLine } from '../../drills/transcript-file.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { redact } from '../../redaction/redact.js';

/** Lists what of a transcript is missing from the record, or differs from it; empty when nothing was lost. */
export function findLosses(lines: readonly RecordedLine[], record: IncidentRecord): string[] {
  const comments = countBy(record.comments.map(({ timestamp }) => timestamp));
  const events = countBy(record.events.map(({ timestamp, type }) => `${timestamp} ${type}`));
  const eventMoments = new Set(record.events.map(({ timestamp }) => timestamp));
  const notes = record.comments.flatMap(({ source, text = '' }) => (source === 'note' && text ? [text] : []));
  const moves = record.events
    .filter(({ type }) => type.startsWith('PARTICIPANT_'))
    .map(({ user_id, timestamp }) => ({ user: user_id, at: epochMillis(timestamp) }));
  const texts = finalTexts(lines);
  const problems = lines
    .filter((line) => !isOnRecord(line, { comments, notes, eventMoments, moves }))
    .map(({ kind, at }) => `lost: ${kind} of ${at}`);
  const wrong = record.comments.flatMap(({ timestamp, text }) =>
    texts.has(timestamp) && !isStoredText(text, texts.get(timestamp))
      ? [`not the last version: ${timestamp}`]
      : [],
  );
  const doubled = [...comments, ...events].flatMap(([what, count]) => (count > 1 ? [`twice: ${what}`] : []));
  return [...problems, ...wrong, ...doubled];
}

interface Found {
  comments: ReadonlyMap<string, number>;
  /** The texts of notes. */
  notes: readonly string[];
  eventMoments: ReadonlySet<string>;
  /** Joins and leaves, `at` in milliseconds. */
  moves: readonly { user: string | undefined; at: number }[];
}

/** Slack sends two events for a join, a moment apart; either may be on the record. */
const MOVE_TOLERANCE_MS = 1;

function isOnRecord(line: RecordedLine, found: Found): boolean {
  switch (line.kind) {
    case 'message':
    case 'thread_reply':
    case 'bot_message':
    case 'file':
      return found.comments.has(line.at);
    case 'topic':
      return found.eventMoments.has(line.at);
    case 'join':
    case 'leave':
      return found.moves.some(
        ({ user, at }) => user === line.user && Math.abs(at - epochMillis(line.at)) <= MOVE_TOLERANCE_MS,
      );
    case 'command':
      return isCommandOnRecord(line, found);
    default:
      return true;
  }
}

/** Commands that only read leave nothing on the record. */
function isCommandOnRecord({ at, command }: { at: string; command: string }, found: Found): boolean {
  const verb = command.split(/\s+/)[1] ?? '';
  // A note that says when is on the record at that time: `note at:14:05 …`.
  if (['note', 'comment', 'add'].includes(verb))
    return found.comments.has(apartFromSlack(at)) || found.notes.some((text) => command.endsWith(text));
  return !['declare', 'status', 'severity', 'assign'].includes(verb) || found.eventMoments.has(at);
}

/** The text of every message after its edits; undefined once deleted. */
function finalTexts(lines: readonly RecordedLine[]): Map<string, string | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const line of lines) {
    if (line.kind === 'message' || line.kind === 'thread_reply') texts.set(line.at, line.text);
    else if (line.kind === 'edit') texts.set(line.target, line.text);
    else if (line.kind === 'delete') texts.set(line.target, undefined);
  }
  return texts;
}

/** Compares as stored: without credentials, and only the beginning of a long text. */
function isStoredText(stored: string | undefined, said: string | undefined): boolean {
  if (stored === undefined || said === undefined) return stored === said;
  const { text } = redact(said.toWellFormed(), { personal: false });
  return stored === text || (stored.endsWith('…') && text.startsWith(stored.slice(0, -1)));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
