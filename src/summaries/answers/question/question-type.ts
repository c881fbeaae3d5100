import { lazy } from '../../../base/lazy.js';
import { languageOf } from '../../language/language-of.js';
import { plainQuestion } from './plain-question.js';
import { QUESTION_PATTERNS, type QuestionType } from './question-patterns.js';
import { asksForNoMore, isTableQuestion, tableQuestionIn } from './table-question.js';
import { unaccented } from './unaccented.js';

/** Asks for a thing, a place or a way. */
const INTERROGATIVE =
  /(?<!\p{L})(?:who|whom|whose|what|what's|which|when|where|why|how|wer|wem|wen|wessen|was|welche[rsnm]?|wann|wo|wohin|woher|woran|womit|wofur|warum|wie|quien(?:es)?|que|cual(?:es)?|cuando|donde|como|cuant[oa]s?|qui|quoi|quel(?:le)?s?|quand|(?<=d')ou|ou(?= (?:est|sont|en|se|ca|on|va))|comment|combien|qual|quais|quem|onde|quando|quanto)(?!\p{L})|[何誰]|だれ|どこ|どれ|どの|どっち|どう|どんな|いつ|いくつ|なぜ|なんで/iu;
/** Too few words to rule out an open question. */
const WORDS_MIN = 3;
const SPACED = /\s+/;

/** `止めたの` is a question without a question mark. */
const JAPANESE_ENDING = /[ただるい]の\W{0,3}$/u;
/** In English, `was` is a verb; in German, it means "what". */
const ENGLISH_WAS = /^\W{0,3}was(?= )/i;
const CLAUSES = /[,;.!?、。]\s{0,3}/;

/** Adds emphasis without changing the question: `what actually caused it`. */
const EMPHASIS =
  /(?:^|\s)(?:actually|exactly|really|finally|truly|ultimately|eigentlich|genau|letztlich|letztendlich|realmente|exactamente|finalmente|vraiment|exactement|finalement|exatamente|afinal)(?!\p{L})/giu;

/** The first type that matches. Questions that the table answers come before questions about messages. */
export function questionTypeOf(question: string): QuestionType {
  const folded = unaccented(plainQuestion(question)).replace(EMPHASIS, '');
  const plain = languageOf(folded) === 'en' ? folded.replace(ENGLISH_WAS, 'were') : folded;
  const known = tableQuestionIn(plain) ?? typeOfWords(plain) ?? typeOfClause(plain);
  if (known !== undefined) return known;
  // In many languages, only intonation marks a yes/no question.
  const isStatement =
    !INTERROGATIVE.test(plain) && (plain.split(SPACED).length >= WORDS_MIN || JAPANESE_ENDING.test(plain));
  return isStatement ? 'yesNo' : 'other';
}

function typeOfWords(plain: string): QuestionType | undefined {
  return patterns().find(([type, pattern]) => asks(type, pattern.exec(plain)))?.[0];
}

/** `when did it start working in Chile` isn't about the whole incident, so the table doesn't answer it. */
function asks(type: QuestionType, found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const rest = `${found.input.slice(0, found.index)} ${found.input.slice(found.index + found[0].length)}`;
  return !isTableQuestion(type) || asksForNoMore(type, rest);
}

/** The type of a question at the end of a statement: `the old key is gone, since when`. */
function typeOfClause(plain: string): QuestionType | undefined {
  const [, ...clauses] = plain.split(CLAUSES);
  return clauses
    .map(typeOfWords)
    .find((type) => type !== undefined && type !== 'yesNo' && !isTableQuestion(type));
}

const patterns = lazy(() =>
  QUESTION_PATTERNS.map(
    ([type, { source, flags }]) => [type, new RegExp(unaccented(source), flags)] as const,
  ),
);

/** Types that are fully expressed by the words that mark them. */
const SELF_CONTAINED: ReadonlySet<QuestionType> = new Set([
  'tasks',
  'tried',
  'decided',
  'happened',
  'changed',
  'forbidden',
  'ruledOut',
  'progress',
  'open',
]);

/** The rest of a question, without the words that mark its type. */
export function withoutType(question: string, type: QuestionType): string {
  if (!SELF_CONTAINED.has(type)) return question;
  const found = patterns()
    .find(([name]) => name === type)?.[1]
    .exec(unaccented(question));
  if (!found) return question;
  const composed = question.normalize('NFC');
  return `${composed.slice(0, found.index)} ${composed.slice(found.index + found[0].length)}`;
}
