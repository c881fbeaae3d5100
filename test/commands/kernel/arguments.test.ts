import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.js';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import {
  type ArgumentContext,
  type Arguments,
  choice,
  converted,
  flag,
  keyed,
  required,
  rest,
  word,
} from '../../../src/commands/kernel/arguments/arguments.js';
import { option } from '../../../src/commands/kernel/arguments/options.js';
import { readArguments } from '../../../src/commands/kernel/arguments/read-arguments.js';
import { readSeverity } from '../../../src/commands/kernel/arguments/read-severity.js';

/** No argument here looks anything up. */
const context = {
  command: { name: 'test', usage: 'test [P0-P4] <text>' },
  sure: new Set(),
} as unknown as ArgumentContext;

function read<A extends Arguments>(spec: A, typed: string) {
  return readArguments(spec, { reader: new ArgumentReader(typed), context });
}

describe('a word', () => {
  it.each([
    ['anywhere', 'it is P1 again', 'P1'],
    ['first', 'P1 again', 'P1'],
    ['last', 'again P1', 'P1'],
  ] as const)('is found %s', async (position, typed, severity) => {
    const spec = { severity: word(readSeverity, position), text: rest() };

    expect((await read(spec, typed)).severity).toBe(severity);
  });

  it.each([
    ['first', 'again P1'],
    ['last', 'P1 again'],
  ] as const)('stays part of the text when it is not %s', async (position, typed) => {
    const spec = { severity: word(readSeverity, position), text: rest() };

    expect(await read(spec, typed)).toEqual({ severity: undefined, text: typed });
  });

  it('is taken only once', async () => {
    const spec = { severity: word(readSeverity), text: rest() };

    expect(await read(spec, 'P1 was P2')).toEqual({ severity: 'P1', text: 'was P2' });
  });
});

describe('a choice', () => {
  it.each(['mine', 'MINE', 'Mine'])('accepts %s in any case', async (typed) => {
    expect(await read({ whose: choice(['mine', 'all']) }, typed)).toEqual({ whose: 'mine' });
  });

  it('is absent when nothing was typed', async () => {
    expect(await read({ whose: choice(['mine', 'all']) }, '')).toEqual({ whose: undefined });
  });
});

describe('a flag', () => {
  it.each([
    ['urgent', true],
    ['Now', true],
    ['', false],
  ])('reads %j as %s', async (typed, isSet) => {
    expect(await read({ urgent: flag('urgent', 'now') }, typed)).toEqual({ urgent: isSet });
  });
});

describe('an option', () => {
  const spec = { isPrivate: option('--private'), text: rest() };

  it.each(['--private', '—private', '–private', '−private', '--PRIVATE'])('accepts %s', async (typed) => {
    expect(await read(spec, `a ${typed} title`)).toEqual({ isPrivate: true, text: 'a title' });
  });

  it('refuses a misspelled option before it becomes part of the text', async () => {
    await expect(read(spec, '—privat leak')).rejects.toThrow(
      /^"--privat" isn't an option of `\/incident test`, so nothing was done\..*`--private`/,
    );
  });

  it('leaves other dashes in the text', async () => {
    expect((await read(spec, 'a -- b -c --1')).text).toBe('a -- b -c --1');
  });
});

describe('a key', () => {
  it.each([
    ['service:payments', 'payments'],
    ['Service:a:b', 'a:b'],
    ['service:', undefined],
    ['services:payments', undefined],
  ])('reads %s as %s', async (typed, service) => {
    expect((await read({ service: keyed('service'), text: rest() }, typed)).service).toBe(service);
  });
});

describe('the rest', () => {
  it('keeps quotes, spaces and line breaks as typed', async () => {
    expect(await read({ text: rest() }, '“a  b”\n c')).toEqual({ text: '“a  b”\n c' });
  });

  it('is empty when other arguments took everything', async () => {
    expect(await read({ severity: word(readSeverity), text: rest() }, 'P1')).toMatchObject({ text: '' });
  });
});

describe('a converted argument', () => {
  it('sees absent values, too', async () => {
    const days = converted(keyed('days'), (typed) => Number(typed ?? 7));

    expect(await read({ days }, '')).toEqual({ days: 7 });
    expect(await read({ days }, 'days:3')).toEqual({ days: 3 });
  });

  it('stays an option or the rest', () => {
    expect(converted(rest('verbatim'), (text) => text.length)).toHaveProperty('rest', 'verbatim');
    expect(converted(option('--all'), String)).toHaveProperty('option', '--all');
  });
});

describe('a required argument', () => {
  const spec = { text: required(rest(), 'A note needs text.') };

  it('throws its message when nothing was typed', async () => {
    const refused = read(spec, '');

    await expect(refused).rejects.toThrow('A note needs text.');
    await expect(refused).rejects.toBeInstanceOf(UsageError);
  });

  it('passes a value through', async () => {
    expect(await read(spec, 'a note')).toEqual({ text: 'a note' });
  });
});

describe('leftover words', () => {
  it('are refused with the usage', async () => {
    await expect(read({ severity: word(readSeverity) }, 'P1 all <b> regions')).rejects.toThrow(
      /doesn't understand "all .*regions". Usage: `\/incident test \[P0-P4\] <text>`\./,
    );
  });

  it('are refused by a command without arguments', async () => {
    await expect(read({}, 'x')).rejects.toBeInstanceOf(UsageError);
    await expect(read({}, '  ')).resolves.toEqual({});
  });
});
