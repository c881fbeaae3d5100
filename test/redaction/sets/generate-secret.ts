import { ALNUM, BASE64, CAPS, DIGITS, HEX, LOWER, seeded, UPPER, URLSAFE } from '../seeded-letters.js';

const ALPHABETS: Readonly<Record<string, string>> = {
  '': ALNUM,
  h: HEX,
  H: HEX.toUpperCase(),
  l: LOWER + DIGITS,
  u: CAPS,
  a: LOWER + UPPER,
  d: DIGITS,
  w: URLSAFE,
  b: BASE64,
};

/** Fills a template such as `ghp_{36}`. The same seed gives the same secret. */
export function generateSecret(template: string, seed: number): string {
  const letters = seeded(seed);
  return template
    .replaceAll('{uuid}', '{h8}-{h4}-4{h3}-a{h3}-{h12}')
    .replaceAll('{t}', '{d1}:0{d1}')
    .replaceAll('{n}', '{d1}')
    .replace(/\{([hHluadwb]?)(\d+)\}/g, (_, kind: string, length: string) =>
      letters(Number(length), ALPHABETS[kind]),
    );
}
