import { WITH_ABBREVIATION } from './abbreviations.js';

/** How many characters around a stop are looked at. Keeps long lines linear. */
const BEFORE_MAX = 28;
const START_MAX = 60;
const LIST_MAX = 300;

/** A lower-case start, perhaps after a quote, bracket or arrow: `"why" is open`, `(no idea why)`, `→ next`. */
const LOWER = /^["“„«‹‘([<→-]{0,2}\s?\p{Ll}/u;
const NUMBER = /^[<>~≈]?\d/;
const CLOSED = /[.!?…](?:\s?»|["'”“’›)\]])\s*$/u;
const ELLIPSIS = /(?:…|\.\.)\s*$/;
const POINT = /\.\s*$/;
/** Shorter words seldom end a sentence, unless they're numbers or units: `4 s.` */
const LONG_ENOUGH = /(?:[\p{L}\p{N}][\p{L}\p{N}]|[”"'\])%]|\d\s?[smhdgw]|(?<!\p{L})\d)\.\s*$/u;
/** `J. Smith`, `A. Drain the node`, `avec M. Dupont`, and the `z.` of `z. B.` */
const LETTER_FIRST = /^\p{L}\.\s?$|\sM\.\s$/u;
const LETTERS = /(?:^|[\s("„])(?:\p{L}|\p{Lu}{2})\.\s$/u;
const LETTERS_NEXT = /^(?:\p{L}|\p{Lu}{2})\./u;
/** `Order: 1. Mail everyone. 2. Set the price.`: the number belongs to what follows. */
const ITEM = /(?:^|[:：;]\s)\d{1,2}[.)]{1,2}\s?$/;
const NTH_ITEM = /\s(\d{1,2})[.)]\s?$/;
/** `am 4. April`, `im 2. Stock`, `seit 3.1. langsam` */
const GERMAN_ORDINAL =
  /(?<!\p{L})(?:de[rmns]|die|das|[ai]m|vom|zu[mr]|beim|seit|bis|ab|jede[rmns]?|eine?[rmn]?) \d{1,3}\.(?:\d{1,2}\.)?\s?$/iu;
const DAY = /(?:^|\s)\d{1,2}\.\s?$/;
const GERMAN_MONTH =
  /^(?:Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)\b/;
/** `「接続できません。」と表示` */
const JAPANESE_QUOTE = /[。！？｡．][」』]\s*$/u;
const PARTICLE = /^[とがはをにのでもっな]/u;
const WIDE_NUMBER = /\p{N}．$/u;
/** `3 a.m. UTC` */
const CLOCK = /\d\s?[ap]\.m\.\s$/i;
const ZONE = /^(?:[A-Z]{2,4}T|UTC|GMT)\b/;

/** Whether a sentence continues after what looks like its end. */
export function goesOn(sentence: string, after: string): boolean {
  const before = sentence.length > BEFORE_MAX ? `…${sentence.slice(-BEFORE_MAX)}` : sentence;
  if (!/[\p{L}\p{N}]/u.test(sentence.slice(0, START_MAX)) || /^[.!?…,]/.test(after)) return true;
  if (JAPANESE_QUOTE.test(before)) return PARTICLE.test(after);
  if (WIDE_NUMBER.test(before)) return /^\p{N}/u.test(after);
  if (CLOSED.test(before) || ELLIPSIS.test(before)) return /^\p{Ll}/u.test(after);
  if (ITEM.test(before) || isNextItem(sentence, before)) return true;
  return POINT.test(before) && goesOnAfterPoint(before, after);
}

/** `1. drain 2. restart`: a second item follows a first one. */
function isNextItem(sentence: string, before: string): boolean {
  const number = Number(NTH_ITEM.exec(before)?.[1] ?? 0);
  return number > 1 && ` ${sentence.slice(-LIST_MAX)}`.includes(` ${number - 1}. `);
}

function goesOnAfterPoint(before: string, after: string): boolean {
  const isLower = LOWER.test(after);
  if ((isLower || NUMBER.test(after)) && !LONG_ENOUGH.test(before)) return true;
  if (LETTER_FIRST.test(before) || (LETTERS.test(before) && LETTERS_NEXT.test(after))) return true;
  const { always, beforeNumber, unlessNew } = WITH_ABBREVIATION;
  if (always.test(before) || GERMAN_ORDINAL.test(before)) return true;
  if (DAY.test(before) && GERMAN_MONTH.test(after)) return true;
  if (NUMBER.test(after)) return beforeNumber.test(before);
  return isLower ? unlessNew.test(before) : ZONE.test(after) && CLOCK.test(before);
}
