import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Facts } from './facts-file.js';
import { type Readability, readability } from './readability.js';
import { scoreByRubric } from './rubric.js';
import { forbiddenClaims, type TextAt, type ToldFact, toldFacts } from './told-facts.js';

export interface Score extends Readability {
  claims: number;
  /** The share of the facts that the shown text says. */
  recall: number;
  facts: number;
  /** Facts about cause, what was ruled out and impact that are told where readers look for them, out of `placeable`. */
  inPlace: number;
  placeable: number;
  /** Ids of facts that aren't fully told, and of those told in another section. */
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
  const toTell = facts.key_facts.filter(({ id }) => known === undefined || known.includes(id));
  const told = toldFacts(toTell, claims, textAt);
  const placeable = told.filter(({ isInPlace }) => isInPlace !== undefined);
  const score = {
    ...readability(claims),
    claims: claims.length,
    recall: mean(told.map((one) => one.told)),
    facts: toTell.length,
    inPlace: placeable.filter(({ isInPlace }) => isInPlace).length,
    placeable: placeable.length,
    missing: idsOf(told, (one) => one.told < 1),
    misplaced: idsOf(told, (one) => one.told > 0 && one.isInPlace === false),
    forbidden: forbiddenClaims(claims, facts, textAt),
    leaks: leaksIn(claims, facts),
  };
  return { ...score, rubric: scoreByRubric(score) };
}

function idsOf(told: readonly ToldFact[], isWanted: (fact: ToldFact) => boolean): string[] {
  return told.filter(isWanted).map(({ id }) => id);
}

function leaksIn(claims: readonly Claim[], facts: Facts): number {
  const told = claims.map(({ text }) => text).join('\n');
  const secrets = [...facts.secrets_never_repeat, ...facts.personal_data_never_repeat];
  return secrets.filter((secret) => told.includes(secret)).length;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
