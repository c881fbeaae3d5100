import { conceptsIn } from './concepts.js';
import { type Cues, readCues } from './cues-in.js';
import { findLanguage, type Language } from './language-of.js';
import { type Sentence, splitSentences } from './split-sentences.js';
import { asksUnmarked } from './unmarked-questions.js';

/** A sentence of a message, with its cues. */
export interface Statement {
  text: string;
  /** The cues of the sentence itself, and those of the heading above its list. */
  cues: Cues;
  heading: Cues | undefined;
  isQuestion: boolean;
  isListed: boolean;
  /** The parts that can be true or false by themselves. */
  readonly clauses: readonly string[];
  /** Its words, with synonyms and translations folded into one. */
  readonly words: ReadonlySet<string>;
}

/** A heading ends with a colon: `next:`. */
const HEADING = /[:：]$/;
const QUESTION = /[?？]["'”’)\s]{0,3}$/;
const QUESTION_WORD =
  /^(?:¿|(?:who|what|when|where|why|how|which|wer|was|wann|wo|warum|wie|quién|qué|qui|quoi|pourquoi|quem)\s[^.!]{0,200}[?？])/iu;
const JAPANESE_QUESTION = /(?:ですか|ますか|ましたか|でしょうか|のか)[。？?]?$/u;

/**
 * The sentences of a text. List items also get the cues of the heading above them. `usual` is the language of the
 * conversation.
 */
export function statementsOf(text: string, usual?: Language): Statement[] {
  const language = findLanguage(text, usual);
  let heading: Cues | undefined;
  return splitSentences(text).map(({ text: sentence, isListed }) => {
    const own = sentence === text ? language : findLanguage(sentence, usual);
    const cues = readCues(sentence, own ?? language);
    if (HEADING.test(sentence)) heading = cues;
    else if (!isListed) heading = undefined;
    return new ReadStatement({ text: sentence, isListed }, cues, isListed ? heading : undefined);
  });
}

/** The words of statements that are joined. */
export function wordsOfAll(statements: readonly Statement[]): ReadonlySet<string> {
  const [first] = statements;
  if (first !== undefined && statements.length === 1) return first.words;
  const words = new Set<string>();
  for (const one of statements) for (const word of one.words) words.add(word);
  return words;
}

/** Computes clauses and words on first use, since few statements need them. */
class ReadStatement implements Statement {
  readonly text: string;
  readonly cues: Cues;
  readonly heading: Cues | undefined;
  readonly isQuestion: boolean;
  readonly isListed: boolean;
  #clauses: readonly string[] | undefined;
  #words: ReadonlySet<string> | undefined;

  constructor({ text, isListed }: Sentence, cues: Cues, heading: Cues | undefined) {
    this.text = text;
    this.cues = cues;
    this.heading = heading;
    this.isQuestion = isQuestion(text);
    this.isListed = isListed;
  }

  get clauses(): readonly string[] {
    this.#clauses ??= clausesOf(this.text);
    return this.#clauses;
  }

  get words(): ReadonlySet<string> {
    this.#words ??= conceptsIn(this.text);
    return this.#words;
  }
}

function isQuestion(sentence: string): boolean {
  const end = sentence.trim();
  if (QUESTION.test(end) || QUESTION_WORD.test(end) || JAPANESE_QUESTION.test(end)) return true;
  return asksUnmarked(end);
}

/** The parts of a text that can be true or false by themselves. */
export function clausesIn(text: string): string[] {
  return splitSentences(text).flatMap((sentence) => clausesOf(sentence.text));
}

const BREAK =
  /([,;:、；：]\s|[、；]|\s[–—-]\s|\s?(?:→|->|=>)\s?|\s(?:and|but|because|so|while|which|und|aber|weil|sondern|y|pero|porque|et|mais|car|e|mas)\s)/u;
/** `App and website are down` is one assertion: such a short part before an "and" is half of a subject. */
const AND = /^\s(?:and|und|y|et|e)\s$/u;
const HALF_MAX = 2;

/** Splits a sentence between assertions. */
function clausesOf(sentence: string): string[] {
  const parts = sentence.split(BREAK);
  const clauses: string[] = [];
  let joins = false;
  for (let i = 0; i < parts.length; i += 2) {
    const [part = '', next = ''] = [parts[i], parts[i + 1]];
    const last = joins ? clauses.pop() : undefined;
    clauses.push(last === undefined ? part.trim() : `${last}${parts[i - 1]}${part}`.trim());
    joins = AND.test(next) && (clauses.at(-1) ?? '').split(/\s+/).length <= HALF_MAX;
  }
  return clauses.filter((part) => /[\p{L}\p{N}]/u.test(part));
}
