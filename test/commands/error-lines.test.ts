import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSourceTexts } from '../../scripts/source-texts.js';

const COMMANDS = new URL('../../src/commands/', import.meta.url);

/** Placeholders that end with a line to type, or a list of them. */
const FILLED_IN = /\{(?:hint|instead|meanings|names|why)\}/;

/** The beginnings of errors after which there's nothing to type. */
const NOTHING_TO_TYPE = [
  // For bots, guests and people from other organizations.
  'Only people can',
  'Guests and people from other organizations',
  // The next sentence of the same error has it.
  'Only the commander or the person who declared it',
  // A drill's own messages show what it's about.
  'This is the channel of a drill',
  'This is a drill',
  "The drill's transcript is gone",
  // Shown by a job that tries again.
  'PagerDuty answered',
  '{tries} incident ids in a row',
];

const errors = readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => readSourceTexts(readFileSync(new URL(file, COMMANDS), 'utf8')).errors);

it('says what to type next in every error of a command', () => {
  const silent = errors.filter(
    (text) =>
      !/`[^`]+`/.test(text) &&
      !FILLED_IN.test(text) &&
      !NOTHING_TO_TYPE.some((start) => text.startsWith(start)),
  );

  expect(errors.length).toBeGreaterThan(80);
  expect(silent).toEqual([]);
});
