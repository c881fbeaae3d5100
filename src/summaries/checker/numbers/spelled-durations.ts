import { boundOf } from './quantities.js';

/** How languages write parts of an hour in words, with the minutes they are. */
const MINUTES: readonly (readonly [RegExp, number])[] = [
  [/\bthree[- ]quarters of an hour\b/gi, 45],
  [/\b(?:a )?quarter of an hour\b/gi, 15],
  [/\ban hour and a quarter\b/gi, 75],
  [/\ban hour and a half\b/gi, 90],
  [/\bhalf an hour\b/gi, 30],
  [/(?<!\p{L})(?:eine )?dreiviertel ?stunde(?!\p{L})/giu, 45],
  [/(?<!\p{L})(?:eine )?viertel ?stunde(?!\p{L})/giu, 15],
  [/(?<!\p{L})(?:anderthalb|eineinhalb) stunden(?!\p{L})/giu, 90],
  [/(?<!\p{L})(?:eine )?halbe(?:n|r)? stunde(?!\p{L})/giu, 30],
  [/(?<!\p{L})tres cuartos de hora(?!\p{L})/giu, 45],
  [/(?<!\p{L})(?:un )?cuarto de hora(?!\p{L})/giu, 15],
  [/(?<!\p{L})(?:una )?hora y media(?!\p{L})/giu, 90],
  [/(?<!\p{L})media hora(?!\p{L})/giu, 30],
  [/(?<!\p{L})trois quarts d['’]heure(?!\p{L})/giu, 45],
  [/(?<!\p{L})(?:un )?quart d['’]heure(?!\p{L})/giu, 15],
  [/(?<!\p{L})(?:une )?heure et demie(?!\p{L})/giu, 90],
  [/(?<!\p{L})(?:une )?demi-heure(?!\p{L})/giu, 30],
  [/(?<!\p{L})(?:uma )?hora e meia(?!\p{L})/giu, 90],
  [/(?<!\p{L})meia hora(?!\p{L})/giu, 30],
  [/(?<!\d)1時間半/gu, 90],
];

const BEFORE_MAX = 16;

/** A text with `three quarters of an hour` written as about 45 minutes: in words, it's hardly ever exact. */
export function withSpelledDurations(text: string): string {
  return MINUTES.reduce(
    (rest, [pattern, minutes]) =>
      rest.replace(pattern, (...match: unknown[]) => {
        const [at] = match.filter((one) => typeof one === 'number');
        const before = rest.slice(Math.max(0, (at ?? 0) - BEFORE_MAX), at);
        return boundOf(before) === 'exact' ? `about ${minutes} min` : `${minutes} min`;
      }),
    text,
  );
}
