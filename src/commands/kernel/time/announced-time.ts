import { isSlipOf } from '../../../base/nearest.js';
import { bareWord } from '../arguments/argument-reader.js';
import { foldAccents } from '../arguments/fold-accents.js';
import { NEXT_UPDATE_AT } from './languages/japanese.js';
import { SPACED_LANGUAGES } from './languages/languages.js';

const ANNOUNCEMENTS = new Set(SPACED_LANGUAGES.flatMap(({ nextUpdate }) => nextUpdate.split(', ')));
/** `prochaine mise a jour` */
const LONGEST = 4;
/** `nächstes Update ist um 15 Uhr` */
const VERB = /^(?:ist|kommt|folgt|gibt|es|wird|est|sera|prevue?|e|prevista)$/;

/**
 * The words after `nächstes Update`, `prochaine mise à jour` and the like, which give the time; undefined without them.
 */
export function wordsAfterAnnouncement(text: string): string[] | undefined {
  const japanese = NEXT_UPDATE_AT.exec(text)?.[1];
  if (japanese !== undefined) return [japanese];
  const typed = text.split(/\s+/);
  const words = typed.map((word) => foldAccents(bareWord(word)).toLowerCase());
  for (let start = words.length - 2; start >= 0; start -= 1) {
    for (let length = 2; length <= LONGEST; length += 1) {
      if (!announces(words.slice(start, start + length).join(' '))) continue;
      const end = start + length;
      const verbs = words.slice(end, end + 3).findIndex((word) => !VERB.test(word));
      return typed.slice(end + Math.max(0, verbs));
    }
  }
  return undefined;
}

/** Also with one letter missing, or two swapped: `nächstes Udpate`. */
function announces(phrase: string): boolean {
  return ANNOUNCEMENTS.has(phrase) || [...ANNOUNCEMENTS].some((known) => isSlipOf(phrase, known));
}
