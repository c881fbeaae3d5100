import type { TranscriptLine } from '../../transcript.js';
import { withoutClock } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';
import { ADDS_UP, addUp, type Counted, countedIn } from './added-numbers.js';
import { withClockTimes } from './clock-times.js';
import { isNear, momentsIn } from './near-times.js';
import { withDigits } from './number-words.js';
import { follows, parseNumber, type Quantity, quantitiesIn } from './quantities.js';
import { claimedShares, type Share, sharesIn } from './shares.js';
import type { Fact } from './stated-facts.js';

/** Whether facts that no source states literally follow by arithmetic: `95 seconds`, `two thirds`, `27.7 TB less`. */
export function followFrom(
  claim: string,
  facts: readonly Fact[],
  sources: readonly TranscriptLine[],
): boolean {
  // `14:21` isn't 14 or 21 of anything.
  const stated = sources.flatMap(({ sk, text }) =>
    countedIn(withDigits(withoutClock(text))).map((one) => ({ ...one, sk })),
  );
  const shares = sources.flatMap(({ text }) => sharesIn(withDigits(text)));
  const intervals = [
    ...intervalsIn(sources),
    ...[claim, ...sources.map(({ text }) => text)].flatMap(rangesIn),
  ];
  const said = [...stated, ...shares, ...derivedFrom(stated, claim), ...intervals];
  const measured = [...stated, ...intervals];
  const text = withDigits(claim);
  const claimed = { numbers: quantitiesIn(text), shares: claimedShares(text) };
  return facts.every((fact) => {
    const [kind, ...rest] = fact.split(':');
    const value = rest.join(':');
    if (kind === 'time') return isNear(value, claim, sources);
    if (kind === 'amount') return isAmount(value, { claimed, said, measured, sources });
    return kind === 'number' && isNumber(value, claimed, said);
  });
}

interface Claimed {
  numbers: readonly Quantity[];
  /** `two thirds` and `one in five`, in percent. */
  shares: readonly Share[];
}

function isNumber(value: string, { numbers, shares }: Claimed, said: readonly Quantity[]): boolean {
  const wanted = parseNumber(value);
  const share = shares.find(({ parts }) => parts.includes(wanted));
  if (share && said.some((other) => other.unit === '%' && isShare(share, other.value))) return true;
  const own = numbers.filter(({ digits }) => isWritten(digits, wanted));
  return own.length > 0 && own.every((one) => said.some((other) => follows(one, other)));
}

/** `Five and a half hours` also contains a five. */
function isWritten(digits: string, wanted: number): boolean {
  const value = parseNumber(digits);
  return value === wanted || (digits.endsWith('.5') && Math.floor(value) === wanted);
}

/** Fractions are rough, and a share may also be given by its complement. */
const SHARE_OFF = 4;

function isShare({ value }: Share, said: number): boolean {
  return Math.abs(value - said) <= SHARE_OFF || Math.abs(value - (100 - said)) <= SHARE_OFF;
}

interface Compared {
  claimed: Claimed;
  said: readonly Quantity[];
  /** Without derived quantities. */
  measured: readonly Quantity[];
  sources: readonly TranscriptLine[];
}

/** Amounts in words that numbers justify. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  dozens: [18, 120],
  hundreds: [100, 1_999],
  thousands: [1_000, 999_999],
  millions: [950_000, 1e12],
};

function isAmount(name: string, { claimed, said, measured, sources }: Compared): boolean {
  if (AMOUNTS[name]?.test(sources.map(({ text }) => text).join('\n'))) return true;
  const halves = claimed.numbers.filter(({ digits }) => digits.endsWith('.5'));
  if (name === 'half' && halves.length > 0)
    return halves.every((one) => said.some((other) => follows(one, other)));
  if (name === 'double') return measured.some((one) => measured.some((other) => isTwice(one, other)));
  const percent = said.filter(({ unit }) => unit === '%').map(({ value }) => value);
  if (name === 'half') return percent.some((value) => Math.abs(value - 50) <= SHARE_OFF);
  if (name === 'most') return percent.some((value) => value > 50 && value < 100);
  const [least, most] = RANGES[name] ?? [1, 0];
  return said.some(({ value, unit }) => unit !== '%' && value >= least && value <= most);
}

/** Whether one is about twice the other. */
function isTwice(one: Quantity, other: Quantity): boolean {
  const ratio = one.value / Math.max(other.value, 1e-9);
  return one.unit === other.unit && ratio >= 1.8 && ratio <= 2.2;
}

const DIFFERS =
  /\b(?:by|more|fewer|less|rose|fell|grew|shrank|dropped|increased?|decreased?|raised|lowered|difference|remaining|left|points|missing|mehr|weniger|fehl\p{L}{1,3}|um|gestiegen|gesunken|más|menos|subió|bajó|plus|moins)\b/iu;
/** With more numbers, some differences fit by chance. */
const NUMBERS_MAX = 7;

/**
 * The ratio of each two numbers with the same unit, in percent, and their difference and sum if the claim is about one.
 */
function derivedFrom(stated: readonly Said[], claim: string): Quantity[] {
  const [isDifference, isSum] = [DIFFERS.test(claim), ADDS_UP.test(claim)];
  if (stated.length > NUMBERS_MAX) return [];
  return stated.flatMap((one, i) =>
    stated.slice(i + 1).flatMap((other) => {
      if (one.unit !== other.unit) return [];
      const [less, more] = one.value < other.value ? [one, other] : [other, one];
      const difference = Number((more.value - less.value).toPrecision(9));
      const share = { ...less, unit: '%', value: (100 * less.value) / Math.max(more.value, 1e-9) };
      const apart = { ...less, value: difference, digits: String(difference) };
      const sum = { ...less, value: less.value + more.value, digits: String(less.value + more.value) };
      return [
        ...(areComparable(one, other) ? [share] : []),
        ...(isDifference ? [apart] : []),
        ...(isSum || addUp(one, other) ? [sum] : []),
      ];
    }),
  );
}

/** A number with the line that has it. */
interface Said extends Counted {
  sk: string;
}

/** Numbers of different things in different lines have no share of each other that means anything. */
function areComparable(one: Said, other: Said): boolean {
  if (one.sk === other.sk || one.noun.size === 0 || other.noun.size === 0) return true;
  return sharedStems(one.noun, other.noun) > 0;
}

/** With more moments, some intervals fit by chance. */
const MOMENTS_MAX = 5;

/** `13:42 to 13:45` is 3 minutes. */
function intervalsIn(sources: readonly TranscriptLine[]): Quantity[] {
  const minutes = momentsIn(sources);
  if (minutes.length > MOMENTS_MAX) return [];
  return minutes.flatMap((from) =>
    minutes
      .filter((to) => to > from)
      .map((to) => ({
        value: (to - from) * 60,
        unit: 's',
        bound: 'exact' as const,
        index: 0,
        digits: String(to - from),
      })),
  );
}

const RANGE =
  /(?<![\d.:])(\d{1,2}):(\d\d)(?: h)?\s?(?:to|until|till|and|–|-|→|bis|a|y|à|et|até|e|hasta|から|〜)\s?(?:las |às |as )?(\d{1,2}):(\d\d)(?![\d])/giu;
const DAY = 24 * 60;

/** `From 05:50 to 06:47` takes 57 minutes. */
function rangesIn(text: string): Quantity[] {
  return [...withClockTimes(text).matchAll(RANGE)].map(([, ...parts]) => {
    const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = parts.map(Number);
    const minutes = (endHour * 60 + endMinute - hour * 60 - minute + DAY) % DAY;
    return { value: minutes * 60, unit: 's', bound: 'exact', index: 0, digits: String(minutes) };
  });
}

/** The same amount in other languages and words. */
const AMOUNTS: Readonly<Record<string, RegExp>> = {
  all: /(?<!\p{L})(?:all\p{L}{0,2}|every\p{L}{0,5}|always|never|each|per|any|none|nobody|everywhere|worldwide|global\p{L}{0,2}|jede[rsnm]?|immer|niemand|todos?|todas?|siempre|cada|nadie|tous|toutes?|tout|toujours|chaque|personne|sempre|ninguém)(?!\p{L})|すべて|全|常に|毎/iu,
  most: /\b(?:almost|nearly|fast|meisten|mayoría|plupart|maioria)\b|ほとんど/i,
  half: /\b(?:50\s?%|hälfte|mitad|moitié|metade|30 min\w*|every (?:second|other)|one in (?:two|2)|jede[nrs]? zweite[nrs]?|un[ao]? de cada (?:dos|2)|une? sur (?:deux|2)|um[a]? em cada (?:dois|duas|2))\b|半分|[1一]つおき/i,
  double:
    /\b(?:double\w?|twice|two times|2x|doppelt\w{0,2}|verdoppelt|dos veces|duplicad\w+|deux fois)\b|二倍|二重|2回|重複/i,
  dozens: /\b(?:dutzend\w{0,2}|docenas?|douzaines?|dúzias?)\b|数十/i,
  hundreds: /\b(?:hundert\w{0,2}|cientos|centenas|centenares|centaines)\b|数百/i,
  thousands: /\b(?:tausend\w{0,2}|miles|milliers|milhares)\b|数千/i,
  millions: /\b(?:million\w{0,3}|mio|millón|millones|milhão|milhões)\b|\d\s?M\b|百万/i,
};
