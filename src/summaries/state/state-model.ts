import type { EntryKind } from './entry.js';
import fitted from './fitted-weights.json' with { type: 'json' };

/** What a statement can be about; small talk is background to a reader. */
export const STATED_KINDS = [
  'impact',
  'cause',
  'hypothesis',
  'ruledOut',
  'done',
  'recovery',
  'decision',
  'prohibition',
  'next',
  'progress',
  'proposal',
  'question',
  'context',
  'chatter',
] as const satisfies readonly (EntryKind | 'chatter')[];

export type StatedKind = (typeof STATED_KINDS)[number];

/** Weights of features: for each kind in turn, and for being a fact that people look for later. */
export interface StateModel {
  kinds: Readonly<Record<string, readonly number[]>>;
  facts: Readonly<Record<string, number>>;
}

/** Fitted by `npm run fit` to the incidents in test/eval/training; docs/summaries.md has its results on incidents left out. */
export const FITTED: StateModel = fitted;

/** Weights by feature, ready to be added up. */
interface Compiled {
  kinds: ReadonlyMap<string, Float64Array>;
  facts: ReadonlyMap<string, number>;
}

const compiled = new WeakMap<StateModel, Compiled>();

function compiledFor(model: StateModel): Compiled {
  const known = compiled.get(model) ?? {
    kinds: new Map(Object.entries(model.kinds).map(([name, own]) => [name, Float64Array.from(own)])),
    facts: new Map(Object.entries(model.facts)),
  };
  compiled.set(model, known);
  return known;
}

/** How well each kind fits a statement, as log odds up to a constant. */
export function scoreKinds(features: readonly string[], model: StateModel): Float64Array {
  const { kinds } = compiledFor(model);
  const scores = new Float64Array(STATED_KINDS.length);
  for (const feature of features) {
    const weights = kinds.get(feature);
    if (weights === undefined) continue;
    for (let kind = 0; kind < scores.length; kind++)
      scores[kind] = (scores[kind] ?? 0) + (weights[kind] ?? 0);
  }
  return scores;
}

/** How likely a statement is to be a fact that people look for, as log odds, as far as these signals say. */
export function scoreFact(signals: Readonly<Record<string, number>>, model: StateModel): number {
  const { facts } = compiledFor(model);
  let sum = 0;
  for (const name in signals) sum += (signals[name] ?? 0) * (facts.get(name) ?? 0);
  return sum;
}

/** The same for features that are either there or not. */
export function scoreFeatures(features: Iterable<string>, model: StateModel): number {
  const { facts } = compiledFor(model);
  let sum = 0;
  for (const name of features) sum += facts.get(name) ?? 0;
  return sum;
}
