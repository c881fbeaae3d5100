import { UsageError } from '../../base/errors.js';
import { SEVERITIES, type Severity, STATUSES, type Status } from '../../incidents/records/incident.js';
import { type ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import type { Argument } from '../kernel/arguments/arguments.js';
import { readSeverities } from '../kernel/arguments/read-severity.js';
import { isMe, readStatus, readUser } from '../kernel/arguments/vocabulary.js';
import { ACTIVE, readStatuses, type Scope, scopeOf } from './list-filter.js';

/** What a list excludes. */
export interface LeftOut {
  /** Only incidents without a commander. */
  isUnled: boolean;
  /** Only incidents without a service. */
  isUnassigned: boolean;
  statuses: readonly Status[];
  severities: readonly Severity[];
}

const LACKING = /^(?:without|w\/o|no|lacking|missing|needs?|needing|unassigned)$/;
const NOT = /^(?:not|isn't|aren't|except|excluding|exclude|excl|without|w\/o|non|but)$/;
const BETWEEN = /^(?:an?|any|the|for|yet|assigned|incident|and|or|nor|not|&|,)?$/;
const UNLED = /^(?:unled|leaderless|commanderless|uncommanded)$/;

/**
 * `without commander`, `no service`, `not resolved` and `except P4`. Throws UsageError for people, who can't be
 * excluded.
 */
export const leftOut: Argument<LeftOut> = {
  take(reader) {
    const found: LeftOut = { isUnled: false, isUnassigned: false, statuses: [], severities: [] };
    for (let part = takePart(reader); part; part = takePart(reader)) {
      if ('lacks' in part) found[part.lacks] = true;
      else if ('severities' in part) found.severities = [...found.severities, ...part.severities];
      else found.statuses = [...found.statuses, ...part.statuses];
    }
    return found;
  },
};

type Part =
  | { lacks: 'isUnled' | 'isUnassigned' }
  | { severities: readonly Severity[] }
  | { statuses: readonly Status[] };

function takePart(reader: ArgumentReader): Part | undefined {
  return reader.takePhrase((words) => {
    const plain = words.map((word) => bareWord(word).toLowerCase());
    if (UNLED.test(plain[0] ?? '')) return { value: { lacks: 'isUnled' }, length: 1 };
    return readLacking(plain) ?? readNot(plain, words);
  }, 'anywhere');
}

function readLacking(plain: readonly string[]): { value: Part; length: number } | undefined {
  if (!LACKING.test(plain[0] ?? '')) return undefined;
  const at = plain.findIndex((word, i) => i > 0 && !BETWEEN.test(word));
  if (/^(?:commanders?|ic|ics|leads?|leaders?|owners?)$/.test(plain[at] ?? '')) {
    return { value: { lacks: 'isUnled' }, length: at + 1 };
  }
  if (/^services?$/.test(plain[at] ?? '')) return { value: { lacks: 'isUnassigned' }, length: at + 1 };
  return undefined;
}

/** `not resolved`, `except P3 and P4`, `non-closed`. In `404 not found`, it's text. */
function readNot(
  plain: readonly string[],
  words: readonly string[],
): { value: Part; length: number } | undefined {
  const [first = '', ...others] = plain;
  const joined = /^(?:non|not)-(.{1,20})$/.exec(first)?.[1];
  const joinedStatus = joined === undefined ? undefined : readStatus(joined);
  if (joinedStatus) return { value: { statuses: withLater(joinedStatus) }, length: 1 };
  if (!NOT.test(first)) return undefined;
  const skipped = others.findIndex((word) => !BETWEEN.test(word));
  const next = words[skipped + 1];
  if (skipped < 0 || next === undefined) return undefined;
  if (isMe(next) || readUser(next) !== undefined || /^(?:mine|my)$/.test(others[skipped] ?? '')) {
    throw new UsageError(
      "A list can't exclude people. `/incident list @alice` lists the incidents that Alice was part of.",
    );
  }
  const severities = run(words, skipped + 1, readSeverities);
  if (severities.values.length > 0)
    return { value: { severities: severities.values }, length: severities.end };
  const { values, end } = run(words, skipped + 1, (word) => readStatuses(word)?.flatMap(withLater));
  return values.length === 0 ? undefined : { value: { statuses: values }, length: end };
}

/** A closed incident was resolved before. */
function withLater(status: Status): Status[] {
  return status === 'RESOLVED' ? ['RESOLVED', 'CLOSED'] : [status];
}

/** The values of consecutive words, with `and` and the like between them. */
function run<T>(
  words: readonly string[],
  from: number,
  read: (word: string) => readonly T[] | undefined,
): { values: T[]; end: number } {
  const values: T[] = [];
  let end = from;
  for (let at = from; at < words.length; at += 1) {
    const found = read(words[at] ?? '');
    if (!found && !BETWEEN.test(bareWord(words[at] ?? '').toLowerCase())) break;
    if (!found) continue;
    values.push(...found);
    end = at + 1;
  }
  return { values, end };
}

/** The remaining severities; undefined if that's all of them. */
export function severitiesBut(
  { severities: out }: LeftOut,
  named: readonly Severity[] | undefined,
): Severity[] | undefined {
  if (out.length === 0) return named && [...named];
  return SEVERITIES.filter((one) => (named ?? SEVERITIES).includes(one) && !out.includes(one));
}

/** The remaining statuses; undefined if none was excluded. */
export function scopeBut({ statuses: out }: LeftOut, named: Scope | undefined): Scope | undefined {
  if (out.length === 0) return named;
  const left = STATUSES.filter((one) => (named?.statuses ?? STATUSES).includes(one) && !out.includes(one));
  return left.length === 0 ? ACTIVE : scopeOf(left);
}
