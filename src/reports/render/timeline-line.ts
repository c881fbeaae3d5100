import { formatUtc } from '../../base/timestamp.js';
import { sk } from '../../data/table/keys.js';
import { describeContent } from '../../incidents/describe-content.js';
import { describeEvent } from '../../incidents/describe-event.js';
import { botName } from '../../incidents/describe-message.js';
import type { NameOf } from '../../incidents/names.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { plainEventFormat } from '../../views/event-format.js';
import { clean, httpsLink } from '../../views/text.js';
import type { ExportFact } from '../record/facts.js';
import { shortHash } from '../record/hash-chain.js';

/** One line of the timeline, in plain text. */
export interface TimelineLine {
  number: number;
  at: string;
  who: string;
  /** Shown so that no message can pass for an event. */
  kind: 'said' | 'bot' | 'note' | 'event';
  text: string;
  /** Aegis's own remarks, separate from the text: `edited 2025-01-15 14:07:00`. */
  remarks: string;
  /** Where the files are. */
  links: string[];
  hash: string;
}

interface LineContext {
  nameOf: NameOf;
  /** Entries by sort key. */
  numbers: ReadonlyMap<string, number>;
}

type TimelineFact = Extract<ExportFact, { kind: 'event' | 'comment' }>;

/** The line of an event or a message; other facts have none. */
export function readLine(fact: ExportFact, context: LineContext): TimelineLine | undefined {
  if (fact.kind !== 'event' && fact.kind !== 'comment') return undefined;
  const { timestamp } = fact.record;
  return {
    number: fact.number,
    at: formatUtc(timestamp),
    who: whoOf(fact, context),
    kind: classifyLine(fact),
    text: textOf(fact, context),
    remarks: remarksOn(fact, context).join(', '),
    links: linksOf(fact),
    hash: shortHash(fact.hash),
  };
}

function whoOf({ kind, record }: TimelineFact, { nameOf }: LineContext): string {
  if (kind === 'comment' && record.author_kind !== undefined && record.deleted_at === undefined) {
    return clean(botName(record));
  }
  return record.user_id === undefined || record.user_id === 'unknown' ? '' : nameOf(record.user_id);
}

function classifyLine(fact: TimelineFact): TimelineLine['kind'] {
  if (fact.kind === 'event') return 'event';
  if (fact.record.author_kind !== undefined) return 'bot';
  return fact.record.source === 'note' ? 'note' : 'said';
}

function textOf(fact: TimelineFact, { nameOf, numbers }: LineContext): string {
  if (fact.record.deleted_at !== undefined) return '';
  const format = plainEventFormat(nameOf);
  if (fact.kind === 'event') {
    // The message it quotes has its own line.
    if (numbers.has(fact.record.detail?.comment ?? '')) return 'Marked as a key event';
    return describeEvent(fact.record, format);
  }
  const { text, files, states } = fact.record;
  return describeContent({ text: states ? '' : text, files }, format);
}

function linksOf({ kind, record: { files = [], deleted_at } }: TimelineFact): TimelineLine['links'] {
  if (kind === 'event' || deleted_at !== undefined) return [];
  return files.flatMap(({ permalink }) => httpsLink(permalink) ?? []);
}

function remarksOn(fact: TimelineFact, context: LineContext): string[] {
  const remarks =
    fact.kind === 'event' ? eventRemarks(fact.record, context) : messageRemarks(fact.record, context);
  const { deleted_at, redacted_by, content_ref, files = [] } = fact.record;
  const isCut = [content_ref, ...files.map((file) => file.content_ref)].some((ref) => ref !== undefined);
  return [
    ...remarks,
    isCut && 'only the beginning was kept',
    removalRemark(deleted_at, redacted_by && context.nameOf(redacted_by)),
  ].filter((remark) => remark !== false);
}

/** Of an event that lost some words and stays, the record doesn't say when. */
function removalRemark(deletedAt: string | undefined, redactor: string | undefined): string | false {
  const when = deletedAt === undefined ? '' : ` ${formatUtc(deletedAt)}`;
  if (redactor !== undefined) return `redacted${when} by ${redactor}`;
  return deletedAt !== undefined && `deleted${when}`;
}

type Remarks = (string | false)[];

function eventRemarks({ detail }: TimelineEvent, { numbers }: LineContext): Remarks {
  const about = numbers.get(detail?.comment ?? detail?.message ?? '');
  return [about !== undefined && `see #${about}`];
}

function messageRemarks(message: Comment, { numbers }: LineContext): Remarks {
  const { thread, text, deleted_at, edited_at, states = [], states_left_out, author_kind } = message;
  const parent = thread === undefined ? undefined : numbers.get(`${sk.prefix.comment}${thread}`);
  const isWithheld = text === undefined && deleted_at === undefined;
  const isEdited = edited_at !== undefined && deleted_at === undefined && author_kind === undefined;
  return [
    parent !== undefined && `reply to #${parent}`,
    isWithheld && 'not recorded because the channel is shared with other organizations',
    isEdited && `edited ${formatUtc(edited_at)}`,
    states.length > 0 && `its ${states.length} states are events`,
    states_left_out !== undefined && `${states_left_out} in between left out`,
  ];
}
