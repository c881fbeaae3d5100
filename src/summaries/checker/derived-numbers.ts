import type { TranscriptLine } from '../transcript.js';
import { withDigits } from './number-words.js';
import { follows, parseNumber, type Quantity, quantitiesIn } from './quantities.js';
import type { Fact } from './stated-facts.js';

/** Whether facts that no source states literally follow by arithmetic: `95 seconds`, `a minute and a half`. */
export function followFrom(
  claim: string,
  facts: readonly Fact[],
  sources: readonly TranscriptLine[],
): boolean {
  const stated = sources.flatMap(({ text }) => [
    ...quantitiesIn(withDigits(text)),
    ...sharesIn(withDigits(text)),
  ]);
  const said = [...stated, ...intervalsIn(sources)];
  const claimed = quantitiesIn(withDigits(claim));
  const halves = claimed.filter(({ digits }) => digits.endsWith('.5'));
  return facts.every((fact) => {
    const [kind, value = ''] = fact.split(':');
    if (fact === 'amount:half' && halves.length > 0)
      return halves.every((one) => said.some((other) => follows(one, other)));
    if (kind === 'amount') return AMOUNTS[value]?.test(sources.map(({ text }) => text).join('\n')) ?? false;
    if (kind !== 'number') return false;
    const own = claimed.filter(({ digits }) => parseNumber(digits) === parseNumber(value));
    return own.length > 0 && own.every((one) => said.some((other) => follows(one, other)));
  });
}

const SHARE =
  /(?<![\d.,])(\d[\d.,]{0,12}) (?:in|of|out of|von|de|sur) (?:every |the |den |the whole )?(\d[\d.,]{0,12})(?![\d.,]*\d)/gi;

/** `1 in 16` is about 6 %, and `38 of 112` about 34 %. */
function sharesIn(text: string): Quantity[] {
  return [...text.replace(/\bone in\b/gi, '1 in').matchAll(SHARE)].flatMap(
    ({ 1: part = '', 2: whole = '', index }) => {
      const value = (100 * parseNumber(part)) / parseNumber(whole);
      return value > 0 && value <= 100
        ? [{ value, unit: '%', bound: 'exact' as const, index, digits: part }]
        : [];
    },
  );
}

const CLOCK = /(?<![\d.:])([01]?\d|2[0-3]):([0-5]\d)(?![\d])/g;
/** More moments have so many intervals that some fit by chance. */
const MOMENTS_MAX = 3;

/** `13:42 to 13:45` is 3 minutes. */
function intervalsIn(sources: readonly TranscriptLine[]): Quantity[] {
  const clocks = sources.flatMap(({ text }) => [...text.matchAll(CLOCK)]);
  const minutes = [...new Set(clocks.map(([, hour, minute]) => Number(hour) * 60 + Number(minute)))];
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

/** The same amount in other languages and words. */
const AMOUNTS: Readonly<Record<string, RegExp>> = {
  all: /\b(?:all\w{0,2}|everywhere|worldwide|global\w{0,2}|jede[rsnm]?|todos?|todas?|tous|toutes?|tout)\b|すべて|全/i,
  most: /\b(?:almost|nearly|fast|meisten|mayoría|plupart|maioria)\b|ほとんど/i,
  half: /\b(?:50\s?%|hälfte|mitad|moitié|metade|30 min\w*)\b|半分/i,
  double:
    /\b(?:double\w?|twice|two times|2x|doppelt\w{0,2}|verdoppelt|dos veces|duplicad\w+|deux fois)\b|二倍|二重|2回|重複/i,
  dozens: /\b(?:dutzend\w{0,2}|docenas?|douzaines?|dúzias?)\b|数十/i,
  hundreds: /\b(?:hundert\w{0,2}|cientos|centenas|centenares|centaines)\b|数百/i,
  thousands: /\b(?:tausend\w{0,2}|miles|milliers|milhares)\b|数千/i,
  millions: /\b(?:million\w{0,3}|mio|millón|millones|milhão|milhões)\b|\d\s?M\b|百万/i,
};
