import { conceptsIn } from '../language/concepts.js';
import type { Statement } from '../language/statements.js';

/** What a statement is about is asked for several times. */
const known = new WeakMap<Statement, ReadonlySet<string>>();

/** The words of statements, with synonyms and translations folded into one. */
export function wordsOf(statements: readonly Statement[]): ReadonlySet<string> {
  const [first] = statements;
  if (first !== undefined && statements.length === 1) return wordsOfOne(first);
  return new Set(statements.flatMap((one) => [...wordsOfOne(one)]));
}

function wordsOfOne(statement: Statement): ReadonlySet<string> {
  const words = known.get(statement) ?? conceptsIn(statement.text);
  known.set(statement, words);
  return words;
}
