import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { chooseMode, readConfig } from '../../src/app/config/config.js';
import { AegisError, type ConfigError, UsageError } from '../../src/base/errors.js';
import { ArgumentReader, normalizeTyped } from '../../src/commands/kernel/arguments/argument-reader.js';
import { readDueDate, readTimeOfDay } from '../../src/commands/kernel/time/read-moment.js';
import { readDateRange } from '../../src/commands/kernel/time/read-range.js';
import { decodeCursor, encodeCursor } from '../../src/data/table/cursor.js';
import { parseTranscript } from '../../src/drills/transcript-file.js';
import { DECLARED_AT } from '../support/records.js';
import { mutated, RUNS, typed } from './fuzz-cases.js';

/** `npm run test:faults` runs many more cases. */
const LONG = { timeout: 1_800_000 };

const where = { now: DECLARED_AT, timeZone: 'Europe/Berlin' };
const check = (property: fc.IAsyncProperty<unknown> | fc.IProperty<unknown>) =>
  fc.assert(property as fc.IAsyncProperty<unknown>, { numRuns: RUNS });

/** The result, or an error with a message for people; any other error fails the test. */
async function resultOf<T>(work: () => T | Promise<T>): Promise<Awaited<T> | AegisError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AegisError) return error;
    throw error;
  }
}

it('reads or rejects dates, days and times in any text', LONG, async () => {
  await check(
    fc.asyncProperty(typed, async (text) => {
      const range = await resultOf(() => readDateRange(text, where));
      const due = await resultOf(() => readDueDate(text, where));
      readTimeOfDay(text, where);
      if (!(range instanceof AegisError)) expect(range.from <= range.to).toBe(true);
      else expect(range).toBeInstanceOf(UsageError);
      if (!(due instanceof AegisError)) expect(due >= DECLARED_AT).toBe(true);
    }),
  );
});

it('splits any number of words without losing one', LONG, () => {
  check(
    fc.property(typed, (text) => {
      const words = new ArgumentReader(text);
      const taken: string[] = [];
      for (let word = words.next(); word !== undefined; word = words.next()) taken.push(word);
      // Normalizing may put an accent by itself after a space.
      const [read, written] = [taken, (text.match(/\S+/g) ?? []).map(normalizeTyped)].map((all) =>
        all.join('').replace(/\s/g, ''),
      );
      expect(read).toBe(written);
    }),
  );
  expect(new ArgumentReader('a '.repeat(20_000)).rest()).toHaveLength(39_999);
});

it('accepts a cursor for its own list only, and no other text', LONG, () => {
  const position = z.object({ page: z.number(), key: z.string() });
  check(
    fc.property(fc.string(), fc.string(), fc.nat(), fc.string(), fc.nat(), (list, other, page, key, at) => {
      const cursor = encodeCursor(list, { page, key });
      const place = at % cursor.length;
      const altered = `${cursor.slice(0, place)}${cursor[place] === 'A' ? 'B' : 'A'}${cursor.slice(place + 1)}`;
      expect(decodeCursor(list, cursor, position)).toEqual({ page, key });
      if (other !== list) expect(() => decodeCursor(other, cursor, position)).toThrow(UsageError);
      expect(() => decodeCursor(list, other, position)).toThrow(UsageError);
      // The last character may have unused bits.
      if (place < cursor.length - 1) expect(() => decodeCursor(list, altered, position)).toThrow(UsageError);
    }),
  );
});

const LINES = [
  { type: 'meta', version: 1, incident: 'x', service: 'search', channel: 'C1', timezone: 'UTC' },
  { type: 'message', ts: '1736949914.000100', user: 'U1', text: 'errors', channel: 'C1' },
];

it('reads a transcript or names the line that is wrong', LONG, async () => {
  const line = fc.oneof(
    ...LINES.map((one) => mutated(one).map((value) => JSON.stringify(value))),
    fc.string(),
  );
  await check(
    fc.asyncProperty(fc.array(line, { maxLength: 5 }), async (lines) => {
      const read = await resultOf(() => parseTranscript(lines.join('\n')));
      if (read instanceof AegisError) expect(read.message).toMatch(/line \d+|transcript/i);
    }),
  );
});

it('reads any settings, or names the invalid ones without revealing a secret', LONG, async () => {
  const names = [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_API_URL',
    'AEGIS_TABLE',
  ];
  const more = [
    'AEGIS_BUCKET',
    'AEGIS_SERVICES',
    'AEGIS_REMINDERS',
    'AEGIS_MODEL_PRICES',
    'PORT',
    'LOG_LEVEL',
  ];
  const value = fc.oneof(
    typed,
    fc.constantFrom('', 'xoxb-1', 'xapp-1', 'http://x', '3000', 'info', '{}', '[]'),
  );
  const environment = fc.dictionary(fc.constantFrom(...names, ...more), value);
  await check(
    fc.asyncProperty(environment, fc.constantFrom('embedded', 'socket', 'http'), async (env, mode) => {
      chooseMode(env);
      const config = await resultOf(() => readConfig(env, mode as 'http'));
      if (!(config instanceof AegisError)) return;
      const wrong = config as ConfigError;
      expect(wrong.problems.length).toBeGreaterThan(0);
      for (const problem of wrong.problems) expect(problem).toMatch(/^[A-Z][A-Z0-9_]+/);
      for (const name of names.slice(0, 3)) {
        const secret = env[name] ?? '';
        // Short ones may be part of any sentence.
        if (secret.length > 12) expect(wrong.message).not.toContain(secret);
      }
    }),
  );
});
