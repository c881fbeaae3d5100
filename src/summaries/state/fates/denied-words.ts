import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { clausesIn } from '../../language/statements.js';
import { asks } from '../../language/unmarked-questions.js';
import type { Entry } from '../entry.js';
import { NO } from '../reading/begins-answer.js';
import { saysFine } from '../reading/says-fine.js';

/** `I take the firmware back.` */
const TAKES_BACK = /\bI (?:take|took) (?:\S{1,30} ){1,3}back\b/i;
/** `#4127 goes out again, it was innocent`: the clause before says what `it` is. */
const REFERS =
  /^(?:and |so |but |und |y |et |e )?(?:it|that|this|they|das|es|sie|der|die|eso|esto|ça|isso|ele|ela)(?!\p{L})/iu;

export interface Denied {
  /** Words of the negated clauses. */
  said: ReadonlySet<string>;
  /** Those, plus the words of the clauses they refer to. */
  meant: ReadonlySet<string>;
}

/** `I take that back.` doesn't say what; the rest of the message does. */
const BARE = 2;

/** The words of what a denial denies. */
export function deniedIn(denial: Entry): Denied {
  const text = isCorrection(denial) && denial.words.size < BARE ? denial.line.text : denial.text;
  const clauses = clausesIn(text);
  const isDenying = clauses.map(
    (clause) =>
      cuesIn(clause).hasAny('negation', 'ruledOut', 'correction') ||
      TAKES_BACK.test(clause) ||
      saysFine(clause),
  );
  const isReferred = clauses.map((_, i) => isDenying[i + 1] === true && REFERS.test(clauses[i + 1] ?? ''));
  const wordsOf = (is: (i: number) => boolean) => conceptsIn(clauses.filter((_, i) => is(i)).join(' '));
  const said = isDenying.includes(true) ? wordsOf((i) => isDenying[i] === true) : conceptsIn(text);
  const meant = isReferred.includes(true)
    ? wordsOf((i) => isDenying[i] === true || isReferred[i] === true)
    : said;
  return { said, meant: new Set([...meant, ...wordsAnswered(denial)]) };
}

/** `No` denies what the question was about, even if someone else suspected it. */
function wordsAnswered({ asked, text }: Entry): Iterable<string> {
  if (asked === undefined || !NO.test(text) || !asks(asked.text)) return [];
  return cuesIn(asked.text).hasAny('request', 'proposal') ? [] : conceptsIn(asked.text);
}

export function isCorrection({ cues, text }: Entry): boolean {
  return cues.has('correction') || TAKES_BACK.test(text);
}
