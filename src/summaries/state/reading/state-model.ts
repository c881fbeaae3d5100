import type { EntryKind, Signals } from '../entry.js';
import fitted from './fitted-weights.json' with { type: 'json' };

/** What a statement can be about. Readers see small talk as background. */
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

/** Feature weights: one per kind, and one for being a fact that people look for later. */
export interface StateModel {
  kinds: Readonly<Record<string, readonly number[]>>;
  facts: Readonly<Record<string, number>>;
}

/**
 * Fitted by `npm run fit` to the incidents in test/eval/training. docs/summary-quality.md has its results on held-out
 * incidents.
 */
export const FITTED: StateModel = fitted;

const PLACES = Object.fromEntries(STATED_KINDS.map((kind, place) => [kind, place])) as Record<
  StatedKind,
  number
>;

/** The index of a kind in lists with one number per kind. */
export function placeOf(kind: StatedKind): number {
  return PLACES[kind];
}

/** The weights of one feature, compiled for fast sums. */
interface Weights {
  kinds: Float64Array | undefined;
  fact: number;
}

const compiled = new WeakMap<StateModel, ReadonlyMap<string, Weights>>();

function compiledFor(model: StateModel): ReadonlyMap<string, Weights> {
  const before = compiled.get(model);
  if (before) return before;
  const names = new Set([...Object.keys(model.kinds), ...Object.keys(model.facts)]);
  const weights = new Map([...names].map((name) => [name, weightsOf(name, model)]));
  compiled.set(model, weights);
  return weights;
}

function weightsOf(name: string, { kinds, facts }: StateModel): Weights {
  const own = kinds[name];
  return { kinds: own && Float64Array.from(own), fact: facts[name] ?? 0 };
}

/** The scores of a statement, by its features. */
export interface Scored {
  /** Log odds of each kind, up to a constant. */
  kinds: Float64Array;
  /** The log odds of being a fact that people look for. */
  fact: number;
}

export function scoreFeatures(features: Iterable<string>, model: StateModel): Scored {
  const weights = compiledFor(model);
  const scores = new Float64Array(STATED_KINDS.length);
  let sum = 0;
  for (const feature of features) {
    const own = weights.get(feature);
    if (own === undefined) continue;
    sum += own.fact;
    if (own.kinds === undefined) continue;
    for (let kind = 0; kind < scores.length; kind++)
      scores[kind] = (scores[kind] ?? 0) + (own.kinds[kind] ?? 0);
  }
  return { kinds: scores, fact: sum };
}

/** The share of the log odds of being a fact that people look for that these signals contribute. */
export function scoreSignals({ names, values }: Signals, model: StateModel): number {
  const weights = compiledFor(model);
  let sum = 0;
  for (let i = 0; i < names.length; i++) sum += (values[i] ?? 0) * (weights.get(names[i] ?? '')?.fact ?? 0);
  return sum;
}
