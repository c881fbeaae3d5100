import { type Cues, readCues } from './cues-in.js';
import { languageOf } from './language-of.js';
import { splitSentences } from './split-sentences.js';

/** A sentence of a message, with what its phrases say about it. */
export interface Statement {
  text: string;
  /** The cues of the sentence, and those of the heading that its list is under. */
  cues: Cues;
  heading: Cues | undefined;
  isQuestion: boolean;
  isListed: boolean;
  /** The parts that can be true or false on their own. */
  clauses: readonly string[];
}

/** A heading ends with a colon: `next:`. */
const HEADING = /[:：]$/;
const QUESTION = /[?？]["'”’)\s]{0,3}$/;
const QUESTION_WORD =
  /^(?:¿|(?:who|what|when|where|why|how|which|wer|was|wann|wo|warum|wie|quién|qué|qui|quoi|pourquoi|quem)\s[^.!]{0,200}[?？])/iu;
const JAPANESE_QUESTION = /(?:ですか|ますか|ましたか|でしょうか|のか)[。？?]?$/u;

/** The sentences of a text. Items of a list keep the cues of the heading above them. */
export function statementsOf(text: string): Statement[] {
  const language = languageOf(text);
  let heading: Cues | undefined;
  return splitSentences(text).map(({ text: sentence, isListed }) => {
    const own = sentence === text ? language : languageOf(sentence);
    const cues = readCues(sentence, own ?? language);
    if (HEADING.test(sentence)) heading = cues;
    else if (!isListed) heading = undefined;
    return {
      text: sentence,
      cues,
      heading: isListed ? heading : undefined,
      isQuestion: isQuestion(sentence),
      isListed,
      clauses: clausesOf(sentence),
    };
  });
}

function isQuestion(sentence: string): boolean {
  const end = sentence.trim();
  return QUESTION.test(end) || QUESTION_WORD.test(end) || JAPANESE_QUESTION.test(end);
}

const BREAK =
  /([,;:、；：]\s|[、；]|\s[–—-]\s|\s?(?:→|->|=>)\s?|\s(?:and|but|because|so|while|which|und|aber|weil|sondern|y|pero|porque|et|mais|car|e|mas)\s)/u;
/** `App and website are down` is one assertion: a part this short before an "and" is half of what it's about. */
const AND = /^\s(?:and|und|y|et|e)\s$/u;
const HALF_MAX = 2;

/** Splits a sentence where one assertion ends and the next begins. */
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
