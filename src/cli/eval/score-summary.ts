import type { Claim } from '../../incidents/records/incident-summary.js';
import { type FactCoverage, factCoverage, forbiddenClaims, type TextAt } from './fact-coverage.js';
import type { Facts } from './facts-file.js';
import { type Readability, readability } from './readability.js';
import { scoreByRubric } from './rubric.js';

export interface Score extends Readability {
  claims: number;
  /** The share of the facts that the shown text says. */
  recall: number;
  facts: number;
  /** Facts about cause, what was ruled out and impact that are where readers look for them, out of `placeable`. */
  inPlace: number;
  placeable: number;
  /** Ids of facts that aren't fully covered, and of those covered in another section. */
  missing: string[];
  misplaced: string[];
  /** Claims outside ruled-out and open questions that repeat what invites a false claim. */
  forbidden: string[];
  /** Secrets and personal data that a claim repeats. */
  leaks: number;
  /** 0 to 5, by the rubric in docs/transcripts.md. */
  rubric: number;
}

export interface Scorable {
  claims: readonly Claim[];
  facts: Facts;
  textAt: TextAt;
  /** The ids of facts that were known by then; all if absent. */
  known?: readonly string[] | undefined;
}

/** Scores what a summary says, no matter what wrote it. */
export function scoreSummary({ claims, facts, textAt, known }: Scorable): Score {
  const wanted = facts.key_facts.filter(({ id }) => known === undefined || known.includes(id));
  const coverage = factCoverage(wanted, claims, textAt);
  const placeable = coverage.filter(({ isInPlace }) => isInPlace !== undefined);
  const score = {
    ...readability(claims),
    claims: claims.length,
    recall: mean(coverage.map(({ covered }) => covered)),
    facts: wanted.length,
    inPlace: placeable.filter(({ isInPlace }) => isInPlace).length,
    placeable: placeable.length,
    missing: idsOf(coverage, ({ covered }) => covered < 1),
    misplaced: idsOf(coverage, ({ covered, isInPlace }) => covered > 0 && isInPlace === false),
    forbidden: forbiddenClaims(claims, facts, textAt),
    leaks: leaksIn(claims, facts),
  };
  return { ...score, rubric: scoreByRubric(score) };
}

function idsOf(coverage: readonly FactCoverage[], isWanted: (fact: FactCoverage) => boolean): string[] {
  return coverage.filter(isWanted).map(({ id }) => id);
}

function leaksIn(claims: readonly Claim[], facts: Facts): number {
  const shown = claims.map(({ text }) => text).join('\n');
  const secrets = [...facts.secrets_never_repeat, ...facts.personal_data_never_repeat];
  return secrets.filter((secret) => shown.includes(secret)).length;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
