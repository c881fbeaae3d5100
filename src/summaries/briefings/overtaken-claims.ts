import type { Claim } from '../../incidents/records/incident-summary.js';
import { sharedWords } from '../content-words.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import type { OVERTAKEN_REASONS } from './overtaken-reasons.js';

export interface Overtaken {
  claim: Claim;
  /** The line that says otherwise now. */
  by: TranscriptLine;
  why: (typeof OVERTAKEN_REASONS)[number];
}

/** Words that a claim and what it rests on, or what widens it, have in common. */
const SHARED_MIN = 2;

/** The claims that what was said after `since` takes back, measures again or widens; each once. */
export function overtakenClaims(claims: readonly Claim[], state: IncidentState, since: string): Overtaken[] {
  return claims.flatMap((claim) => {
    const own = entriesOf(claim, state);
    const ended = own.find(
      ({ fate, endedBy }) => (fate === 'withdrawn' || fate === 'overtaken') && (endedBy?.at ?? '') > since,
    );
    if (ended?.endedBy && !saysTheSame(ended.endedBy.text, claim.text))
      return { claim, by: ended.endedBy, why: ended.fate === 'withdrawn' ? 'withdrawn' : 'number' };
    const wider = own.flatMap((entry) => widerThan(entry, claim, { state, since }) ?? [])[0];
    return wider === undefined ? [] : { claim, by: wider.line, why: 'wider' };
  });
}

/** What a claim rests on: of a line that says several things, the one that it repeats. */
function entriesOf({ text, citations }: Claim, { entries }: IncidentState): Entry[] {
  const words = conceptsIn(text);
  return entries.filter(
    ({ line, words: said, kind }) =>
      kind !== 'question' &&
      citations.includes(line.sk) &&
      sharedWords(words, said) >= Math.min(SHARED_MIN, words.size),
  );
}

/** A later impact on the same that is larger: all instead of some, or more of what is counted. */
function widerThan(
  entry: Entry,
  { text }: Claim,
  { state, since }: { state: IncidentState; since: string },
): Entry | undefined {
  if (!isImpact(entry)) return undefined;
  const isAll = cuesIn(text).has('universal');
  const counts = countsIn(text);
  return state.entries.findLast(
    (later) =>
      isImpact(later) &&
      later.fate === 'holds' &&
      later.line.at > since &&
      later.line.kind !== 'bot' &&
      sharedWords(entry.words, later.words) >= SHARED_MIN &&
      ((!isAll && cuesIn(later.text).has('universal')) || isMore(countsIn(later.text), counts)),
  );
}

/** Says whom or what it hits, whatever else it says. */
function isImpact({ kind, text }: Entry): boolean {
  return kind === 'impact' || (kind === 'context' && cuesIn(text).hasAny('affected', 'failure'));
}

/** `48,000 customers`, `42 %`: numbers by what they count. A clock time counts nothing. */
const COUNT = /(?<![\w.,:])(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9}(?:[.,]\d{1,2})?)(?![\d:])\s?(%|\p{L}{3,20})/gu;

function countsIn(text: string): Map<string, number> {
  const found = [...text.matchAll(COUNT)].map(([, number = '', unit = '']): [string, number] => [
    unit.toLowerCase().replace(/s$/, ''),
    readNumber(number),
  ]);
  return new Map(found);
}

/** Repeats the numbers of what it's about. */
function saysTheSame(later: string, before: string): boolean {
  const counts = countsIn(before);
  const shared = [...countsIn(later)].filter(([unit]) => counts.has(unit));
  return shared.length > 0 && shared.every(([unit, value]) => counts.get(unit) === value);
}

/** Three digits after a separator are thousands. */
function readNumber(number: string): number {
  return /[.,]\d{3}$/.test(number) ? Number(number.replace(/[.,]/g, '')) : Number(number.replace(',', '.'));
}

function isMore(later: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): boolean {
  return [...later].some(([unit, value]) => value > (before.get(unit) ?? Number.POSITIVE_INFINITY));
}
