import { cuesIn } from '../../language/cues-in.js';
import type { Statement } from '../../language/statements.js';

/** Whether a statement is a guess, with no other clause that states something. */
export function isGuess({ cues, clauses }: Statement): boolean {
  if (!cues.hasAny('hedge', 'estimate') || isCauseOpen(cues)) return false;
  const [first = '', ...rest] = clauses;
  if (rest.length === 0) return true;
  const own = cuesIn(first);
  return own.hasAny('hedge', 'estimate') || !own.hasAny('failure', 'affected', 'cause', 'done', 'recovery');
}

/** Whether it says that the cause is unknown or being looked for. */
export function isCauseOpen(cues: Statement['cues']): boolean {
  return cues.has('searching') || (cues.has('unknown') && cues.has('causeLabel'));
}

/** `Fixed, I think` guesses that it's over, not what caused it. */
export function guessesItsOver(statement: Statement): boolean {
  const { cues } = statement;
  if (!cues.hasAny('recovery', 'done') || cues.hasAny('cause', 'causeLabel', 'unknown')) return false;
  const guessed = guessIn(statement.clauses);
  const own = cuesIn(guessed);
  if (own.hasAny('failure', 'ruledOut')) return false;
  return own.has('recovery') || cuesIn(guessed.split(/\s+/, FIRST_WORDS).join(' ')).has('done');
}

/** An action without a subject is among the first words: `already reverted, I think`. */
const FIRST_WORDS = 2;
/** `Думаю, починили`: the guess comes after the comma. */
const BARE_HEDGE = /^\S+(?:\s\S+)?$/u;

/** The part of a sentence that's guessed. */
function guessIn(clauses: readonly string[]): string {
  const place = clauses.findIndex((clause) => cuesIn(clause).hasAny('hedge', 'estimate'));
  const hedged = clauses[place] ?? '';
  if (!BARE_HEDGE.test(hedged) || cuesIn(hedged).hasAny('recovery', 'done')) return hedged;
  return [hedged, clauses[place + 1] ?? clauses[place - 1] ?? ''].join(', ');
}
