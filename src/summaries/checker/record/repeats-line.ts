import type { CueKind } from '../../language/cues/cue-list.js';

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

/** What lines say was done may be put in the past: `rollback done`. */
function isAdded(kind: CueKind, features: Record<string, number>): boolean {
  const isDone = features['loses done'] || (features['says done'] && !features['invents done']);
  return Boolean(features[`invents ${kind}`]) && !(kind === 'past' && isDone);
}

/** Whether all of the claim's words are its lines', in the same order and with the same meaning. */
export function repeatsLine(features: Record<string, number>): boolean {
  const isAltered =
    features['number unsaid'] ||
    ADDED.some((kind) => isAdded(kind, features)) ||
    LEFT_OUT.some((kind) => features[`loses ${kind}`]);
  const { own = 0, words = 0 } = features;
  const isInOrder = features['order inverted'] === 0 || words <= TURNED_MAX;
  return own === 1 && isInOrder && !isAltered;
}
