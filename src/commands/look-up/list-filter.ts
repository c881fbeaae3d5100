import { UsageError } from '../../base/errors.js';
import { listWords } from '../../base/list-words.js';
import { mentionsIn } from '../../incidents/names.js';
import {
  ACTIVE_STATUSES,
  SEVERITIES,
  type Severity,
  STATUSES,
  type Status,
} from '../../incidents/records/incident.js';
import { statusWord } from '../../views/labels.js';
import { echo, plain } from '../../views/text.js';
import { type ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import type { Argument, ArgumentContext } from '../kernel/arguments/arguments.js';
import { readNames } from '../kernel/arguments/plain-words.js';
import { looksLikeSeverity, readSeverities, readSeverityPhrase } from '../kernel/arguments/read-severity.js';
import { readStatus, readUser } from '../kernel/arguments/vocabulary.js';
import type { DateRange } from '../kernel/time/read-range.js';
import { findDateRange, type TypedTime } from '../kernel/time/time-arguments.js';

/** Statuses to list, and their label. */
export interface Scope {
  statuses: readonly string[];
  /** The words for this scope in a command line. */
  scopeWord: string;
  title: string;
}

export const ACTIVE: Scope = { statuses: ACTIVE_STATUSES, scopeWord: 'active', title: 'Active incidents' };
export const ALL: Scope = { statuses: STATUSES, scopeWord: 'all', title: 'All incidents' };

/** Maximum characters of dates and words. */
const SEARCH_MAX = 80;
/** Maximum number of words, more than all filters together have. */
const WORDS_MAX = 60;

/** Comes first, so that no filter checks each of ten thousand words. Throws UsageError. */
export const shortLine: Argument<undefined> = {
  take({ remaining }) {
    if (remaining.length > WORDS_MAX) throw tooLong();
    return undefined;
  },
};

function tooLong(): UsageError {
  const rule = `The dates and words of a search are limited to ${SEARCH_MAX} characters`;
  return new UsageError(`${rule}. Use fewer, as in \`/incident list checkout since 7d\`.`);
}

/** `P1`, `P1 P2`, `P1,P2` or `P0-P2`, in any position. Throws UsageError for words such as `P9`. */
export const severities: Argument<Severity[] | undefined> = {
  take(reader) {
    const found = new Set<Severity>();
    for (let next = takeSeverities(reader); next; next = takeSeverities(reader)) {
      for (const severity of next) found.add(severity);
    }
    const wrong = reader.remaining.find(looksLikeSeverity);
    if (wrong !== undefined) {
      throw new UsageError(`"${echo(wrong, 40)}" isn't a severity. Use \`P0\` (the worst) to \`P4\`.`);
    }
    return found.size === 0 ? undefined : SEVERITIES.filter((severity) => found.has(severity));
  },
};

function takeSeverities(reader: ArgumentReader): Severity[] | undefined {
  const one = reader.takePhrase(readSeverityPhrase, 'anywhere');
  return one ? [one] : (reader.takeAny(readSeverities) ?? reader.takeAny(readPlural));
}

/** `P1s` */
function readPlural(word: string): Severity[] | undefined {
  const bare = bareWord(word);
  return /[0-4]'?s$/i.test(bare) ? readSeverities(bare.replace(/'?s$/i, '')) : undefined;
}

/** `all` in the languages people use; a list of all includes incidents with such a word in their title. */
const ALL_WORDS = new Set([
  'all',
  'alle',
  'todos',
  'todas',
  'tous',
  'toutes',
  '全部',
  '全て',
  'すべて',
  'все',
]);

/** `open`, `resolved closed`, `active` or `all`, in any position. */
export const scope: Argument<Scope | undefined> = {
  take(reader) {
    if (reader.takeAny((word) => (ALL_WORDS.has(bareWord(word).toLowerCase()) ? ALL : undefined))) return ALL;
    const found = new Set<Status>();
    for (let next = reader.takeAny(readStatuses); next; next = reader.takeAny(readStatuses)) {
      for (const status of next) found.add(status);
    }
    return found.size === 0 ? undefined : scopeOf(STATUSES.filter((status) => found.has(status)));
  },
};

/** Some statuses, as people read them. */
export function scopeOf(statuses: readonly Status[]): Scope {
  if (statuses.join() === ACTIVE_STATUSES.join()) return ACTIVE;
  if (statuses.length === STATUSES.length) return ALL;
  return {
    statuses,
    scopeWord: statuses.join(' ').toLowerCase(),
    title: `${listWords(statuses.map(statusWord))} incidents`,
  };
}

/** `resolved`, `open/resolved` or `active`. */
export function readStatuses(typed: string): readonly Status[] | undefined {
  const word = bareWord(typed).replace(/^status[:=]/i, '');
  if (/^(?:active|ongoing|unresolved)$/.test(word.toLowerCase())) return ACTIVE_STATUSES;
  const parts = word.split(/[,/|+]/).map(readStatus);
  return parts.every((status) => status !== undefined) ? parts : undefined;
}

interface Rest {
  declared: TypedTime<DateRange> | undefined;
  words: readonly string[];
  /** The whole typed text, with some words replaced. */
  rewritten(replace: (word: string) => string | undefined): string;
}

const FILLERS = new Set(
  'incident incidents status severity and or with by for of in the about me my us our please show which that are were is was have has had been a an any every everything anything all only just there yet to from on at assigned declared opened created owned led commanded handled happened'.split(
    ' ',
  ),
);

/** `older than 3 days` as `before 3 days ago`, which parses as a range. */
function asRange(words: readonly string[]): string[] {
  const at = words.findIndex(
    (word, i) => /^(?:older|longer|more)$/i.test(word) && /^than$/i.test(words[i + 1] ?? ''),
  );
  const amount = /^\d{1,3}[mhdw]?$/i.test(words[at + 2] ?? '') ? (words[at + 2] ?? '') : '';
  if (at < 0 || amount === '') return [...words];
  const unit = /\d$/.test(amount) ? 1 : 0;
  const end = at + 3 + unit;
  const isAgo = /^ago$/i.test(words[end] ?? '');
  const said = [...words.slice(at + 2, end), 'ago'].join(' ');
  return [...words.slice(0, at), 'before', said, ...words.slice(end + Number(isAgo))];
}

/** A date or range, and words to search for in titles and services. */
export const datesAndWords: Argument<Rest> = {
  rest: 'text',
  async take(reader: ArgumentReader, context: ArgumentContext) {
    const remaining = asRange(reader.remaining);
    if (remaining.join(' ').length > SEARCH_MAX) throw tooLong();
    if (remaining.some((word) => readUser(word) !== undefined)) {
      throw new UsageError('A list is about one person at a time, as in `/incident list @alice`.');
    }
    reader.takeRest();
    const found = await findDateRange(remaining, context);
    // Titles contain the names of what they mention.
    const nameOf = await readNames(context.deps, mentionsIn(remaining.join(' ')));
    const toWord = (word: string) => bareWord(plain(word, nameOf));
    const words = (found?.others ?? remaining).map(toWord);
    return {
      declared: found?.range,
      words: words.filter((word) => word !== '' && !FILLERS.has(word.toLowerCase())),
      rewritten: (replace) => reader.rewritten((word) => replace(toWord(word))),
    };
  },
};
