import { expect, it } from 'vitest';
import { ArgumentReader, normalizeTyped } from '../../../src/commands/kernel/arguments/argument-reader.js';
import { readIncidentId, readTypedId } from '../../../src/commands/kernel/arguments/incident-ids.js';
import { looksLikeSeverity, readSeverity } from '../../../src/commands/kernel/arguments/read-severity.js';
import { readStatus, readUser } from '../../../src/commands/kernel/arguments/vocabulary.js';

it('keeps the spaces and line breaks of what is left', () => {
  const words = new ArgumentReader('  P1  first line\n  second   line ');

  expect(words.takeFirst(readSeverity)).toBe('P1');
  expect(words.rest()).toBe('first line\n  second   line');
});

it('leaves one space where a word was taken from the middle', () => {
  const words = new ArgumentReader('make <@U1|bob> commander');

  expect(words.takeAny(readUser)).toBe('U1');
  expect(words.rest()).toBe('make commander');
});

it('takes only words that mean something', () => {
  const words = new ArgumentReader('hello 42');

  expect(words.takeFirst(readTypedId)).toBeUndefined();
  expect(words.takeLast(readTypedId)).toMatchObject({ id: 'INC-000042' });
  expect(words.next()).toBe('hello');
  expect(words.isEmpty).toBe(true);
  expect(words.next()).toBeUndefined();
});

it.each([
  ['P1', 'P1'],
  ['p0', 'P0'],
  ['sev3', 'P3'],
  ['SEV-2', 'P2'],
  ['P10', undefined],
  ['p5', undefined],
  ['__proto__', undefined],
])('reads %s as severity %s', (word, severity) => {
  expect(readSeverity(word)).toBe(severity);
});

it('distinguishes a wrong severity from a word', () => {
  expect(looksLikeSeverity('P10')).toBe(true);
  expect(looksLikeSeverity('P')).toBe(false);
  expect(looksLikeSeverity('payments')).toBe(false);
});

it.each([
  ['resolved', 'RESOLVED'],
  ['ACK', 'ACKNOWLEDGED'],
  ['mitigated', 'MITIGATING'],
  ['done', undefined],
  ['__proto__', undefined],
  ['constructor', undefined],
])('reads %s as status %s', (word, status) => {
  expect(readStatus(word)).toBe(status);
});

it.each(['INC-42', 'inc-000042', 'Inc42'])('reads %s as an incident id', (word) => {
  expect(readIncidentId(word)).toBe('INC-000042');
});

it.each(['INC-1#METADATA', 'INC-', 'INC--1', 'INC-9999999999999'])(
  'does not read %s as an incident id',
  (word) => {
    expect(readIncidentId(word)).toBeUndefined();
  },
);

it.each(['---', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212'])(
  'reads a word that starts with %j as an option',
  (dash) => {
    expect(new ArgumentReader(`${dash}private`).next()).toBe('--private');
  },
);

it.each(['-', '--'])('leaves a word that starts with %j as typed', (dash) => {
  expect(new ArgumentReader(`${dash}private`).next()).toBe(`${dash}private`);
});

it.each(['14\u201315', '\u201315', '\u2014', 'a\u2014b'])(
  "leaves the dash in %j, which doesn't start an option",
  (typed) => {
    expect(normalizeTyped(typed)).toBe(typed);
  },
);

it.each(['\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB'])(
  'reads %j as a double quote',
  (quote) => {
    expect(normalizeTyped(`${quote}x`)).toBe('"x');
  },
);

it.each(['\u2018', '\u2019', '\u201A', '\u201B'])('reads %j as a single quote', (quote) => {
  expect(normalizeTyped(`it${quote}s`)).toBe("it's");
});

it('takes the rest as typed, typographic characters included', () => {
  const reader = new ArgumentReader('“a” —b');

  expect(reader.remaining).toEqual(['"a"', '--b']);
  expect(reader.takeRest()).toBe('“a” —b');
  expect(reader.isEmpty).toBe(true);
});

it('shows the first word without taking it', () => {
  const reader = new ArgumentReader('P1 x');

  expect(reader.peek(readSeverity)).toBe('P1');
  expect(reader.next()).toBe('P1');
});
