import { contentWordList } from '../../content-words.js';
import { conceptsIn } from '../../language/concepts.js';
import type { Entry } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';

/** Asks which ones of several things. */
const ASKS_WHICH =
  /^\W{0,3}(?:and |und |y |et |e )?(?:which|what|welche\p{L}?|cuáles|cuál|qué|quels|quelles|quel|quelle|quais|qual|que)(?!\p{L})|^(?:どの|どれ|どちら)/iu;
/** Says how many of them, or which ones not. */
const OF_THEM =
  /(?<!\p{L})(?:only|just|all|every|each|both|either|except|other than|but not|none|some|most|half|handful|few|several|dozens?|hundreds?|thousands?|nur|bloß|alle\p{L}?|jede\p{L}?|beide\p{L}?|außer|bis auf|keine\p{L}?|manche|einige|etliche|mehrere|ein paar|solo|sólo|todos|todas|ambos|ambas|cada|menos|salvo|excepto|ningun[oa]|algunos|algunas|vari[oa]s|un[oa]s|seul\p{L}{0,3}|seulement|uniquement|tous|toutes|chaque|sauf|aucune?|certains|certaines|plusieurs|quelques|só|somente|apenas|exceto|nenhuma?|alguns|algumas|vári[oa]s)(?!\p{L})|だけ|のみ|以外|全|すべて|一部|両方/iu;
const TIME =
  /\d{1,2}[:.h]\d{2}|(?<!\p{L})(?:since|at|by|from|seit|um|ab|desde|a las|depuis|à|às) \d{1,2}(?![\d:.h])/giu;
const WORD = /[\p{L}\p{N}'’-]{1,40}/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u;

/**
 * Whether a statement may say which ones are affected: `only the eu ones`, `stations 3 and 7`, `the north station`.
 * `Stations can't print` only repeats what's asked about. True for other questions.
 */
export function maySingleOut({
  type,
  text,
  wanted,
}: Pick<Question, 'type' | 'text' | 'wanted'>): (entry: Pick<Entry, 'text'>) => boolean {
  const noun = wanted.find(({ kinds }) => kinds.length === 0);
  if (type !== 'affected' || !noun || !ASKS_WHICH.test(text)) return () => true;
  return (entry) => {
    const plain = entry.text.replace(TIME, ' ');
    if (OF_THEM.test(plain) || /\d/.test(plain) || UNSPACED.test(plain)) return true;
    const words = plain.match(WORD) ?? [];
    const at = words.findIndex((word) => [...conceptsIn(word)].some((one) => noun.forms.has(one)));
    return at === -1 || isNamed(words, at);
  };
}

/**
 * Whether a name is next to a word: `the north station`, `our EU merchants`, `Filiale Nord`, `tienda de Málaga`. Before a
 * plural, a lower-case word may only say what kind they are: `ambulance stations`.
 */
function isNamed(words: readonly string[], at: number): boolean {
  const [before = '', noun = ''] = at === 0 ? [] : words.slice(at - 1);
  const mayName = (/^\p{Lu}/u.test(before) && at > 1) || !/s$/i.test(noun);
  if (mayName && contentWordList(before).length > 0) return true;
  const after = words.slice(at + 1, at + 3);
  return after.some((word, i) => /^\p{Lu}/u.test(word) && (i === 0 || isLinking(after[0])));
}

const LINKING: ReadonlySet<string> = new Set(['de', 'in', 'von', 'du', 'à', 'do', 'da', 'of', 'at', 'en']);

function isLinking(word = ''): boolean {
  return LINKING.has(word.toLowerCase());
}
