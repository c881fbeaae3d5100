import { cuesIn } from '../../language/cues-in.js';
import { STATED_KINDS, type StatedKind } from '../../state/reading/state-model.js';
import type { Question } from '../question/read-question.js';
import { hasUnitAskedFor } from '../question/units-asked-for.js';
import type { Wanted } from '../question/wanted.js';
import { countsWhatIsAsked } from './count-fit.js';
import { CLOCK, WHY } from './fit-type.js';
import type { Passage } from './rank-passages.js';

/** Thresholds on the share of the question's words: nearly all of them is worth extra, too few costs extra. */
const ALL = 0.95;
const FEW = 0.55;

/**
 * Features of the statement's own wording: whether it has a reason, a number of the right thing, a time, as the
 * question's type asks for.
 */
export function evidenceFeatures(passage: Passage, question: Question): Record<string, number> {
  const { entry } = passage;
  return {
    rarest: shareOfRarest(entry.words, question.wanted),
    all: Number(passage.covered >= ALL),
    few: Number(passage.covered < FEW),
    ...oddsOf(passage, question),
    ...((question.type === 'why' || question.type === 'whyNot') && whyFeatures(passage)),
    ...(question.type === 'amount' && amountFeatures(entry.text, question.text)),
    ...(question.type === 'yesNo' && { forbids: Number(entry.kind === 'prohibition') }),
    ...(question.type === 'when' && { 'when clock': Number(CLOCK.test(entry.text)) }),
  };
}

/** How well a statement has the rarest word of the question. Without that word, it's rarely on topic. */
function shareOfRarest(words: ReadonlySet<string>, wanted: readonly Wanted[]): number {
  const named = wanted.filter(({ kinds }) => kinds.length === 0);
  const rarest = named.reduce<Wanted | undefined>(
    (best, one) => (best && best.weight >= one.weight ? best : one),
    undefined,
  );
  if (!rarest) return 0;
  return Math.max(0, ...[...rarest.forms].map(([form, share]) => (words.has(form) ? share : 0)));
}

const SOUGHT: Partial<Record<Question['type'], readonly StatedKind[]>> = {
  cause: ['cause'],
  why: ['cause'],
  blame: ['cause', 'ruledOut'],
  affected: ['impact'],
  amount: ['impact'],
  tasks: ['next'],
  decided: ['decision'],
};

/** The probability that the statement is of the wanted kind, which may not be its likeliest kind. */
function oddsOf({ entry }: Passage, { type }: Question): Record<string, number> {
  const sought = SOUGHT[type];
  if (!sought) return {};
  const odds = sought.reduce((sum, kind) => sum + (entry.odds[STATED_KINDS.indexOf(kind)] ?? 0), 0);
  return { [`${type} odds`]: odds };
}

/** A statement with the question's words and no reason only restates the question. */
function whyFeatures({ entry, own }: Passage): Record<string, number> {
  const isReason = WHY.test(entry.text) || cuesIn(entry.text).has('cause');
  const isCause = entry.odds[STATED_KINDS.indexOf('cause')] ?? 0;
  return { reason: Number(isReason), restates: isReason ? 0 : own * (1 - isCause) };
}

function amountFeatures(text: string, question: string): Record<string, number> {
  const isCounted = countsWhatIsAsked(text, question);
  const hasUnit = hasUnitAskedFor(text, question);
  return {
    counted: Number(isCounted === true),
    uncounted: Number(isCounted === false),
    unit: Number(hasUnit === true),
    noUnit: Number(hasUnit === false),
  };
}
