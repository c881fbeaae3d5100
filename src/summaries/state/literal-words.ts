import { contentWordList } from '../content-words.js';

const WORD = /[\p{L}']+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u;

/** The words of a text as they stand, common ones included: those are what tells a guess from a report. */
export function literalWords(text: string): Set<string> {
  return new Set(UNSPACED.test(text) ? contentWordList(text) : text.toLowerCase().match(WORD));
}
