import { expect, it } from 'vitest';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import { type ArgumentContext, keyed, rest } from '../../../src/commands/kernel/arguments/arguments.js';
import { dateRange, dueDate, timeOfDay } from '../../../src/commands/kernel/time/time-arguments.js';

/** It's 15:05 in Berlin. */
const at = '2025-01-15T14:05:09.123456Z';

function contextIn(timeZone: unknown): ArgumentContext {
  const slack = { user: async (id: string) => ({ id, timeZone }) };
  return { deps: { slack }, invocation: { userId: 'U01ALICE', at } } as unknown as ArgumentContext;
}

const BUILDERS = {
  timeOfDay: { argument: timeOfDay(keyed('at')), typed: 'at:14:05' },
  dueDate: { argument: dueDate(keyed('due')), typed: 'due:friday' },
  dateRange: { argument: dateRange(rest()), typed: 'on yesterday' },
};

const read = async (name: keyof typeof BUILDERS, timeZone: unknown, typed = BUILDERS[name].typed) =>
  BUILDERS[name].argument.take(new ArgumentReader(typed), contextIn(timeZone));

const names = Object.keys(BUILDERS) as (keyof typeof BUILDERS)[];

it.each(names)("reads a time for %s in the person's time zone", async (name) => {
  const [local, utc] = [await read(name, 'Europe/Berlin'), await read(name, 'UTC')];

  expect(local?.zoneNote).toBe('');
  expect(local?.value).not.toEqual(utc?.value);
});

it.each(
  names.flatMap((name) =>
    [undefined, null, '', 'Mars/Olympus', '+99:99'].map((zone) => [name, zone] as const),
  ),
)('reads a time for %s as UTC and says so when Slack has the time zone %j', async (name, zone) => {
  const typed = await read(name, zone);

  expect(typed?.value).toEqual((await read(name, 'UTC'))?.value);
  expect(typed?.zoneNote).toContain('as UTC');
});

it.each(names)('leaves %s absent when nothing was typed', async (name) => {
  expect(await read(name, 'UTC', '')).toBeUndefined();
});

it("needs no time zone for a button's exact range", async () => {
  const typed = await read('dateRange', null, '2025-01-14T00:00:00Z..2025-01-14T23:59:59Z');

  expect(typed).toMatchObject({ value: { from: '2025-01-14T00:00:00.000000Z' }, zoneNote: '' });
});
