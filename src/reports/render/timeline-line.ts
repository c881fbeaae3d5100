import { formatUtc } from '../../base/timestamp.js';
import { sk } from '../../data/table/keys.js';
import { describeEvent } from '../../incidents/describe-event.js';
import type { NameOf } from '../../incidents/names.js';
import { plainEventFormat } from '../../views/event-format.js';
import { plain } from '../../views/text.js';
import type { ExportFact } from '../record/facts.js';
import { shortHash } from '../record/hash-chain.js';

/** One line of the timeline, in plain text. */
export interface TimelineLine {
  number: number;
  at: string;
  who: string;
  /** Shown so that no message can pass for an event. */
  kind: 'said' | 'note' | 'event';
  text: string;
  /** Aegis's own remarks, separate from the text: `edited 2025-01-15 14:07:00`. */
  remarks: string;
  /** The URL of a shared file. */
  link?: string | undefined;
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
  const { user_id, timestamp } = fact.record;
  return {
    number: fact.number,
    at: formatUtc(timestamp),
    who: user_id === undefined || user_id === 'unknown' ? '' : context.nameOf(user_id),
    kind: classifyLine(fact),
    text: textOf(fact, context),
    remarks: remarksOn(fact, context).join(', '),
    link: fact.kind === 'event' ? safeLink(fact.record.detail?.permalink) : undefined,
    hash: shortHash(fact.hash),
  };
}

function classifyLine(fact: TimelineFact): TimelineLine['kind'] {
  if (fact.kind === 'event') return 'event';
  return fact.record.source === 'note' ? 'note' : 'said';
}

function textOf(fact: TimelineFact, { nameOf, numbers }: LineContext): string {
  if (fact.record.deleted_at !== undefined) return '';
  if (fact.kind === 'comment') return plain(fact.record.text ?? '', nameOf);
  // The message it quotes has its own line.
  if (numbers.has(fact.record.detail?.comment ?? '')) return 'Marked as a key event';
  return describeEvent(fact.record, plainEventFormat(nameOf));
}

function remarksOn(fact: TimelineFact, { nameOf, numbers }: LineContext): string[] {
  const { edited_at, deleted_at, redacted_by, content_ref } = fact.record;
  const thread = fact.kind === 'comment' ? fact.record.thread : undefined;
  const parent = thread === undefined ? undefined : numbers.get(`${sk.prefix.comment}${thread}`);
  const quoted = fact.kind === 'event' ? numbers.get(fact.record.detail?.comment ?? '') : undefined;
  const isWithheld = fact.kind === 'comment' && fact.record.text === undefined && deleted_at === undefined;
  return [
    parent !== undefined && `reply to #${parent}`,
    quoted !== undefined && `see #${quoted}`,
    isWithheld && 'not recorded because the channel is shared with other organizations',
    edited_at !== undefined && deleted_at === undefined && `edited ${formatUtc(edited_at)}`,
    content_ref !== undefined && 'only the beginning was kept',
    deleted_at !== undefined && redacted_by === undefined && `deleted ${formatUtc(deleted_at)}`,
    deleted_at !== undefined &&
      redacted_by !== undefined &&
      `redacted ${formatUtc(deleted_at)} by ${nameOf(redacted_by)}`,
  ].filter((remark) => remark !== false);
}

/** Only HTTPS addresses become links. */
function safeLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' ? href : undefined;
}
