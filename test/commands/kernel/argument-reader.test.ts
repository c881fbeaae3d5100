import { expect, it } from 'vitest';
import { ArgumentReader } from '../../../src/commands/kernel/argument-reader.js';
import {
  looksLikeSeverity,
  readBareIncidentId,
  readIncidentId,
  readSeverity,
  readStatus,
  readUser,
} from '../../../src/commands/kernel/vocabulary.js';

it('keeps the spaces and line breaks of what is left', () => {
  const words = new ArgumentReader('  P1  first line\n  second   line ');

  expect(words.takeFirst(readSeverity)).toBe('P1');
  expect(words.rest()).toBe('first line\n  second   line');
});

it('leaves one space where a word is taken from the middle', () => {
  const words = new ArgumentReader('make <@U1|bob> commander');

  expect(words.takeAny(readUser)).toBe('U1');
  expect(words.rest()).toBe('make commander');
});

it('takes only words that mean something', () => {
  const words = new ArgumentReader('hello 42');

  expect(words.takeFirst(readBareIncidentId)).toBeUndefined();
  expect(words.takeLast(readBareIncidentId)).toBe('INC-000042');
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

it('tells a wrong severity from a word', () => {
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
