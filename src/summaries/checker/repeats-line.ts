import type { CueKind } from '../language/cues/cue-list.js';

/** What turns a statement into another one when a claim adds it, and when it leaves it out. */
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

/** The passive voice of a short sentence turns it around. */
const TURNED_MAX = 4 / 20;

/** All of the claim's words are its lines', in their order, and said as they say them. */
export function repeatsLine(features: Record<string, number>): boolean {
  const isAltered =
    ADDED.some((kind) => features[`invents ${kind}`]) || LEFT_OUT.some((kind) => features[`loses ${kind}`]);
  const { own = 0, words = 0 } = features;
  const isInOrder = features['order inverted'] === 0 || words <= TURNED_MAX;
  return own === 1 && isInOrder && !isAltered;
}
