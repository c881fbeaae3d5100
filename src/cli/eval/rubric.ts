import type { Readability } from './readability.js';

/** What a reader needs at most a minute for. */
const CHARACTERS_MAX = 1_800;
const STATEMENT_MAX = 240;

interface Scored extends Readability {
  claims: number;
  recall: number;
  inPlace: number;
  placeable: number;
  forbidden: readonly string[];
}

/** One point each, in parts; docs/transcripts.md explains them. */
const POINTS: readonly ((score: Scored) => number)[] = [
  // It says what happened.
  ({ recall }) => Math.min(1, recall / 0.85),
  // Cause, impact and what was ruled out are where readers look for them.
  ({ inPlace, placeable }) => (placeable === 0 ? 1 : Math.min(1, inPlace / placeable / 0.75)),
  // Nothing withdrawn, overtaken or false.
  ({ forbidden }) => Math.max(0, 1 - forbidden.length / 2),
  // It's short.
  ({ characters, longest }) =>
    (Math.min(1, CHARACTERS_MAX / characters) + Number(longest <= STATEMENT_MAX)) / 2,
  // One whole statement per line, each said once.
  ({ glued, repeated, cut, claims }) =>
    claims === 0 ? 0 : Math.max(0, 1 - (2 * (glued + repeated + cut)) / claims),
];

/** How useful a summary is, 0 to 5, as far as that can be measured. */
export function scoreByRubric(score: Scored): number {
  return POINTS.reduce((sum, pointsOf) => sum + pointsOf(score), 0);
}
