import { nearest } from '../../../base/nearest.js';
import { echoInCode } from '../../../views/text.js';
import { bareWord } from '../arguments/argument-reader.js';

export const DAY_NAMES =
  'today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Days that something can have happened on, too. */
const NAMES = [...DAY_NAMES, 'yesterday'];

/** Longer texts aren't times. */
const TEXT_MAX = 60;

/** Asks about the misspelled name of a day, `yesteday 22:10`; `otherwise` for a text without one. */
export function didYouMean(text: string, otherwise: string): string {
  if (text.length > TEXT_MAX) return otherwise;
  const words = text.split(/\s+/);
  const corrected = words.map((word) => correct(bareWord(word).toLowerCase()) ?? word);
  const isSame = corrected.every((word, i) => word === words[i]);
  return isSame ? otherwise : `Did you mean \`${echoInCode(corrected.join(' '), TEXT_MAX)}\`?`;
}

/** Short words are like too many others. */
function correct(word: string): string | undefined {
  return word.length > 4 && !NAMES.includes(word) ? nearest(word, NAMES) : undefined;
}
