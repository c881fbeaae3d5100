import { conceptsIn } from '../summaries/language/concepts.js';
import type { Observed, Statement } from './observed.js';
import type { Script } from './script.js';
import type { ScriptFact } from './script-facts.js';

/** A fact and whether it was covered. Times are milliseconds of the story. */
export interface FactOutcome {
  kind: string;
  fact: string;
  knownMs: number;
  /** When an update, a status or a note first stated it. */
  statedMs: number | undefined;
  /** When it was only mentioned in the channel, which stakeholders don't read. */
  mentionedMs: number | undefined;
}

/** A text states a fact if it has at least this share of the fact's words. */
const STATED_MIN = 0.5;

/** The facts that were known by the end of the drill, with when the learner stated them. */
export function findMissed({ facts }: Pick<Script, 'facts'>, { statements, endMs }: Observed): FactOutcome[] {
  return facts
    .filter(({ ms }) => ms <= endMs)
    .map((fact) => {
      const stating = statements.filter(({ text, ms }) => ms >= fact.ms && states(text, fact));
      const outward = stating.find(isOutward);
      return {
        kind: fact.kind,
        fact: fact.fact,
        knownMs: fact.ms,
        statedMs: outward?.ms,
        mentionedMs: stating.find((one) => !isOutward(one))?.ms,
      };
    });
}

function isOutward({ kind }: Statement): boolean {
  return kind !== 'message';
}

/** Whether a text has enough of the words that the fact shares with its sources. */
export function states(text: string, { fact, words }: Pick<ScriptFact, 'fact' | 'words'>): boolean {
  const said = conceptsIn(text);
  const known = conceptsIn(words);
  const own = [...conceptsIn(fact)];
  const shared = own.filter((word) => known.has(word));
  const wanted = shared.length >= 2 ? shared : own;
  const found = wanted.filter((word) => said.has(word)).length;
  return found >= 2 && found >= wanted.length * STATED_MIN;
}
