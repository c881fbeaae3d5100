import { expect, it } from 'vitest';
import { findSecrets } from '../../src/redaction/find-secrets.js';
import { foldText } from '../../src/redaction/fold-text.js';
import { inSmallLetters } from '../../src/redaction/in-small-letters.js';
import { phraseRules } from '../../src/redaction/rules/phrase-rules.js';
import { seeded } from './seeded-letters.js';
import { redactionSets } from './sets/redaction-sets.js';
import { fillTemplate, WRITTEN_SECRETS } from './written-secrets.js';

const LINES = [
  ...WRITTEN_SECRETS.map((line, n) => fillTemplate(line, seeded(n), n)),
  ...(['development', 'held out', 'third'] as const).flatMap((half) =>
    Object.values(redactionSets(half)).flatMap((cases) =>
      cases.map(({ line, secret }) => ({ text: line, secrets: secret === undefined ? [] : [secret] })),
    ),
  ),
].filter(({ text, secrets }) => secrets.every((secret) => text.includes(secret)));

/** Upper-cases everything but the secrets, as far as each letter stays a single character. */
function shouted({ text, secrets }: { text: string; secrets: readonly string[] }): string {
  const kept = new Set(secrets.flatMap((secret) => placesOf(text, secret)));
  return Array.from({ length: text.length }, (_, at) =>
    kept.has(at) ? text[at] : capital(text[at] ?? ''),
  ).join('');
}

function placesOf(text: string, part: string): number[] {
  const start = part === '' ? -1 : text.indexOf(part);
  return start < 0 ? [] : Array.from({ length: part.length }, (_, n) => start + n);
}

const capital = (letter: string) => (letter.toUpperCase().length === 1 ? letter.toUpperCase() : letter);
const found = (text: string) => findSecrets(foldText(text), [phraseRules]);

it('finds the same secrets in an all-caps sentence', () => {
  const quiet = LINES.filter(({ text }) => found(text).length > 0);

  expect(quiet.length).toBeGreaterThan(100);
  expect(quiet.filter((line) => found(shouted(line)).length < found(line.text).length)).toEqual([]);
});

it('keeps every character at its index', () => {
  const moved = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
    (character) => inSmallLetters(character).length !== character.length,
  );

  expect(moved).toEqual([]);
});

it('never looks for a capital letter in lower-case text', () => {
  const sources = phraseRules.rules.map(({ pattern }) => pattern.source.replace(/\\(?:p\{\w+\}|.)/gu, ''));

  expect(sources.filter((source) => /\p{Lu}/u.test(source))).toEqual([]);
});
