import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import { clausesIn } from '../../language/statements.js';
import { ELLIPTIC } from '../contradictions/negation.js';

/**
 * The parts of a sentence that can be true or false by themselves. A part that starts with a verb takes the first
 * part's person: `Bob rolled back and restarted the gateway`.
 */
export function partsOf(sentence: string, people: readonly string[]): string[] {
  const parts = withEllipses(clausesIn(sentence)).filter((clause) => conceptsIn(clause).size > 0);
  const [first = ''] = parts;
  const actor = people.find((name) => name !== '' && first.startsWith(`${name} `));
  const language = languageOf(sentence);
  return parts.map((part, i) => {
    const [verb = ''] = part.split(' ', 1);
    const isTheirs = i > 0 && cuesIn(verb, language).hasAny('past', 'done');
    return actor !== undefined && isTheirs ? `${actor} ${part}` : part;
  });
}

/** `But not in the US` says something only with the part before. */
function withEllipses(clauses: readonly string[]): string[] {
  const parts: string[] = [];
  for (const clause of clauses) {
    const before = ELLIPTIC.test(clause) ? parts.pop() : undefined;
    parts.push(before === undefined ? clause : `${before}, ${clause}`);
  }
  return parts;
}
