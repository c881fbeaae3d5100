import type { TranscriptLine } from '../transcript.js';
import { withDigits } from './number-words.js';
import { follows, parseNumber, quantitiesIn } from './quantities.js';
import type { Fact } from './stated-facts.js';

/** Whether facts that no source states literally follow from one by arithmetic: `95 seconds`, `a minute and a half`. */
export function followFrom(
  claim: string,
  facts: readonly Fact[],
  sources: readonly TranscriptLine[],
): boolean {
  const said = sources.flatMap(({ text }) => quantitiesIn(withDigits(text)));
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

/** The same amount in other languages and words. */
const AMOUNTS: Readonly<Record<string, RegExp>> = {
  all: /\b(?:all\w{0,2}|everywhere|worldwide|global\w{0,2}|jede[rsnm]?|todos?|todas?|tous|toutes?|tout)\b|すべて|全/i,
  most: /\b(?:almost|nearly|fast|meisten|mayoría|plupart|maioria)\b|ほとんど/i,
  half: /\b(?:50\s?%|hälfte|mitad|moitié|metade|30 min\w*)\b|半分/i,
  double:
    /\b(?:double\w?|twice|two times|2x|doppelt\w{0,2}|verdoppelt|dos veces|duplicad\w+|deux fois)\b|二倍|重複/i,
};
