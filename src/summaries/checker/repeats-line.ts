import type { CueKind } from '../language/cues/cue-list.js';

/** Cues that change a statement's meaning if a claim adds them, and those that do if it drops them. */
const ADDED: readonly CueKind[] = [
  'past',
  'done',
  'negation',
  'universal',
  'recovery',
  'failure',
  'plan',
  'ongoing',
  'cause',
];
const LEFT_OUT: readonly CueKind[] = [
  'hedge',
  'negation',
  'plan',
  'proposal',
  'decision',
  'next',
  'estimate',
  'unknown',
  'partial',
];

/** A short sentence may only have been turned into the passive voice, which inverts its order. */
const TURNED_MAX = 4 / 20;

/** Whether all of the claim's words are its lines', in the same order and with the same meaning. */
export function repeatsLine(features: Record<string, number>): boolean {
  const isAltered =
    ADDED.some((kind) => features[`invents ${kind}`]) || LEFT_OUT.some((kind) => features[`loses ${kind}`]);
  const { own = 0, words = 0 } = features;
  const isInOrder = features['order inverted'] === 0 || words <= TURNED_MAX;
  return own === 1 && isInOrder && !isAltered;
}
