import { cuesIn } from '../../language/cues-in.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import { hasCount } from './is-on-topic.js';
import type { Passage } from './rank-passages.js';

/** The maximum distance from a statement to its correction, in lines. */
const CORRECTED_WITHIN = 25;

/** The share of the question's words that an overtaking statement needs to answer by itself. */
const ABOUT = 0.3;

/** A number may be corrected several times. */
const ENDINGS_MAX = 5;
/** Types answered with numbers: a newer count needs no other word of the question. */
const NUMBERS: ReadonlySet<Question['type']> = new Set(['amount', 'affected']);

/** Types answered with what happened, even if it was undone later: `when was 3.8.0 deployed`. */
const EVENTS: ReadonlySet<Question['type']> = new Set(['when', 'who']);

function isCorrection({ isCorrected }: Entry, ending: Entry): boolean {
  return isCorrected === true || cuesIn(ending.text).has('correction');
}

/**
 * Puts the line that took back or updated an entry before it, or after it if the question is about an event that was
 * only undone.
 */
export function withEndings(
  entries: readonly Entry[],
  { entries: all }: IncidentState,
  { passages, type }: { passages: readonly Passage[]; type: Question['type'] },
): Entry[] {
  const covered = new Map(passages.map((passage) => [passage.entry, passage.covered]));
  return entries.flatMap((entry) => {
    const ending = lastEndingOf(entry, all);
    const isAbout = (ending && (covered.get(ending) ?? 0) >= ABOUT) || NUMBERS.has(type);
    if (
      !ending ||
      (type === 'amount' && !hasCount(ending.line.text)) ||
      (entry.fate === 'overtaken' && !isAbout)
    )
      return [entry];
    return EVENTS.has(type) && !isCorrection(entry, ending) ? [entry, ending] : [ending, entry];
  });
}

/** An ending may itself have been overtaken. */
function lastEndingOf(entry: Entry, all: readonly Entry[]): Entry | undefined {
  let last = endingOf(entry, all);
  for (let i = 1; i < ENDINGS_MAX && last?.fate === 'overtaken'; i++) {
    const next = endingOf(last, all);
    if (!next || next.place <= last.place) return last;
    last = next;
  }
  return last;
}

function endingOf(entry: Entry, all: readonly Entry[]): Entry | undefined {
  if (entry.fate !== 'withdrawn' && entry.fate !== 'overtaken')
    return all.find((later) => corrects(later, entry));
  return all.find(({ line, kind }) => line === entry.endedBy && kind !== 'question');
}

/** Whether someone soon corrects a statement: the same person, in the same thread, or with another number. */
function corrects(later: Entry, { place, line, words, text }: Entry): boolean {
  if (later.place <= place || later.place - place > CORRECTED_WITHIN) return false;
  if (![...words].some((word) => !/^\d/.test(word) && later.words.has(word))) return false;
  const isSameSource =
    later.line.who === line.who || (later.line.thread ?? later.line.at) === (line.thread ?? line.at);
  return (isSameSource || (/\d/.test(text) && /\d/.test(later.text))) && cuesIn(later.text).has('correction');
}

/**
 * Adds newer numbers with the scores of those they replace, however they're worded. Only for questions about numbers.
 */
export function withNewest(
  passages: readonly Passage[],
  { entries }: IncidentState,
  type: Question['type'],
): Passage[] {
  if (!NUMBERS.has(type)) return [...passages];
  const newest = new Map<Entry, Passage>();
  for (const passage of passages.filter(({ entry }) => entry.fate === 'overtaken')) {
    const ending = lastEndingOf(passage.entry, entries);
    if (ending && hasCount(ending.line.text) && !newest.has(ending))
      newest.set(ending, { ...passage, entry: ending });
  }
  const better = (one: Passage) => {
    const inherited = newest.get(one.entry);
    return inherited && inherited.score > one.score ? inherited : one;
  };
  const known = new Set(passages.map(({ entry }) => entry));
  const added = [...newest].flatMap(([entry, passage]) => (known.has(entry) ? [] : [passage]));
  return [...passages.map(better), ...added];
}
