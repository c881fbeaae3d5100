import type { Claim } from '../../incidents/records/incident-summary.js';
import { sharedWords } from '../content-words.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import type { OVERTAKEN_REASONS } from './overtaken-reasons.js';

export interface Overtaken {
  claim: Claim;
  /** The line that now says otherwise. */
  by: TranscriptLine;
  why: (typeof OVERTAKEN_REASONS)[number];
}

/** How many words a claim shares with its source, or with the line that widens it. */
const SHARED_MIN = 2;

/** The claims that lines after `since` take back, update or widen, each once. */
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

/** The entries that a claim repeats. A cited line may have others. */
function entriesOf({ text, citations }: Claim, { entries }: IncidentState): Entry[] {
  const words = conceptsIn(text);
  return entries.filter(
    ({ line, words: said, kind }) =>
      kind !== 'question' &&
      citations.includes(line.sk) &&
      sharedWords(words, said) >= Math.min(SHARED_MIN, words.size),
  );
}

/** A later, larger impact on the same thing: all instead of some, or a higher count. */
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

/** Whether an entry says who or what is affected, even if it was classified as background. */
function isImpact({ kind, text }: Entry): boolean {
  return kind === 'impact' || (kind === 'context' && cuesIn(text).hasAny('affected', 'failure'));
}

/** Numbers with what they count: `48,000 customers`, `42 %`. Clock times don't count. */
const COUNT = /(?<![\w.,:])(\d{1,3}(?:[.,]\d{3}){1,3}|\d{1,9}(?:[.,]\d{1,2})?)(?![\d:])\s?(%|\p{L}{3,20})/gu;

function countsIn(text: string): Map<string, number> {
  const found = [...text.matchAll(COUNT)].map(([, number = '', unit = '']): [string, number] => [
    unit.toLowerCase().replace(/s$/, ''),
    readNumber(number),
  ]);
  return new Map(found);
}

/** Whether a later text has the same counts. */
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
