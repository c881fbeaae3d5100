import { conceptsIn } from '../../language/concepts.js';
import { languageOf } from '../../language/language-of.js';
import { withDigits } from '../numbers/number-words.js';
import { isSize } from '../numbers/quantity-units.js';
import { isEveryday } from './everyday-words.js';

/** A word, or a whole identifier: `payment-api`, `db1.cluster`, `a/b`, `max_wal_senders`. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:[.'’:/-][\p{L}\p{N}_]+)*/gu;
/** Scripts without spaces or capitals have no names to recognize. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
/** `L'un`, `d'Auckland`: the word begins after the article. */
const ELISION = /^(?:[cdjlmnst]|qu)['’](?=\p{L})/iu;
/** `descartá-la`: a pronoun that Portuguese adds to a verb. */
const CLITIC = /(?<=\p{Ll}{2})-(?:l[ao]s?|se|lhes?|me|nos)$/u;
const JOINT = /[.'’:/_-]/;
/** A unit isn't a name. `125 MB` may become `0.125 GB`; quantities are compared separately. */
const AFTER_NUMBER = /\d[\s-]?$/;
const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Armenian}|\p{Script=Cherokee}/u;

/** Severities, statuses, months, days and time zones are checked elsewhere or aren't names. */
const NOT_NAMES =
  /^(?:i|i['’]\w+|utc|gmt|p[0-4]|sev\w*|open|acknowledged|mitigating|mitigated|resolved|closed|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|e\.g|i\.e)$/i;

/** The names, identifiers and mixed-script look-alikes in a claim, each of which has to appear in its sources. */
export function statedNames(text: string): string[] {
  const folded = text.normalize('NFKC').replace(UNSPACED, ' ');
  const capitalizesNouns = languageOf(folded) === 'de';
  return [...folded.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    const word = token
      .replace(/['’]s?$/i, '')
      .replace(ELISION, '')
      .replace(CLITIC, '');
    if (AFTER_NUMBER.test(folded.slice(Math.max(0, index - 2), index)) && isSize(word)) return [];
    const isStart = startsSentence(folded, index);
    const rest = folded.slice(index + token.length);
    if (isStart && (startsWithPlural(word, rest) || describes(word, rest))) return [];
    return isName(word, { isStart, capitalizesNouns }) ? [word] : [];
  });
}

/** Whether the sources' words include a name, whole or in all its parts. */
export function includesName(known: ReadonlySet<string>, name: string): boolean {
  const lower = name.toLowerCase();
  if ([lower, lower.replace(/e?s$/, ''), `${lower}s`].some((form) => known.has(form))) return true;
  const parts = lower.split(JOINT).filter((part) => part.length > 1 && !/^\d+$/.test(part));
  if (parts.length > 1 && parts.every((part) => known.has(part) || isEveryday(part))) return true;
  if (parts.length > 1 && parts.every((part) => known.has(part) || meansSame(part, known))) return true;
  const whole = lower.split(JOINT).filter((part) => part !== '');
  return whole.length > 1 && whole.every((part) => known.has(part) || TIMES.has(part));
}

/** `Inventar-Datenbank` is `Inventar-DB`. */
function meansSame(part: string, known: ReadonlySet<string>): boolean {
  const [concept] = conceptsIn(part);
  return concept?.startsWith('#') === true && conceptsIn([...known].join(' ')).has(concept);
}

/** `Pre-2022` is a time. */
const TIMES: ReadonlySet<string> = new Set(['pre', 'post', 'mid', 'early', 'late', 'vor', 'nach']);

/** Every word of a text in lower case, together with its parts. */
export function wordForms(text: string): string[] {
  const words = text.normalize('NFKC').replace(UNSPACED, ' ').toLowerCase().match(TOKEN) ?? [];
  return words.flatMap((word) => [word, word.replace(/['’]s$/, ''), ...word.split(JOINT)]);
}

/** `Invoices of …`: a plural before a word in lower case is hardly ever a name. */
function startsWithPlural(word: string, rest: string): boolean {
  return /^\p{Lu}\p{Ll}{3,}(?<![suia])s$/u.test(word) && /^ \p{Ll}/u.test(rest);
}

/** A verb follows a person's name: `Bob restarted it`, but not `Recent images` or `Whether it`. */
const DOES =
  /^ (?:\p{Ll}{1,20}(?:ed|es|ts|ks|ns|ds|ps|ls|rs|ys)|is|was|has|had|will|would|can|did|does|and|or|made|took|got|put|set|sent|ran|found|thinks?|said|wrote|gave|went|left|shut|lost|fell|saw)(?!\p{L})/u;

function describes(word: string, rest: string): boolean {
  return /^\p{Lu}\p{Ll}{3,}$/u.test(word) && /^ (?:\p{Ll}|\d)/u.test(rest) && !DOES.test(rest);
}

interface Place {
  isStart: boolean;
  /** German capitalizes all nouns, as if they were names. */
  capitalizesNouns: boolean;
}

function isName(word: string, { isStart, capitalizesNouns }: Place): boolean {
  if (word.length < 2 || /^\p{N}/u.test(withDigits(word)) || NOT_NAMES.test(word)) return false;
  if (LATIN.test(word) && LOOKALIKE.test(word)) return true;
  if (/\p{N}|_/u.test(word) || /[\p{L}][./:]\p{L}/u.test(word)) return true;
  if (word.includes('-')) return !word.split('-').every(isOrdinaryPart);
  if (!/\p{Lu}/u.test(word)) return false;
  if (!isStart && !capitalizesNouns) return true;
  const isShouted = /\p{Lu}.*\p{Lu}/u.test(word);
  if (capitalizesNouns) return isShouted;
  return word.length > 2 && (isShouted || !isEveryday(word));
}

/** Of `mid-April` and `double-booked`. */
function isOrdinaryPart(part: string): boolean {
  return part.length < 3 || isEveryday(part) || NOT_NAMES.test(part);
}

function startsSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:;–—"“(·])\s*$/.test(text.slice(0, index));
}
