import { BENIGN } from './benign.js';
import { BREAKABLE, BROKEN_COPIES } from './broken-copies.js';
import { generateSecret } from './generate-secret.js';
import { PASSWORDS, PHRASES } from './phrases.js';
import { THIRD_BENIGN } from './third-benign.js';
import { THIRD_BREAKS } from './third-breaks.js';
import { THIRD_FORMATS } from './third-formats.js';
import { THIRD_PASSWORDS, THIRD_PHRASES } from './third-phrases.js';
import { VENDOR_FORMATS } from './vendor-formats.js';
import { VENDOR_LINES, VENDOR_VALUES } from './vendor-names.js';

export interface Case {
  /** The kind within its class. Every second kind is held out. */
  kind: string;
  line: string;
  /** No part of it may remain. Absent for a benign line. */
  secret?: string;
}

export type Half = 'development' | 'held out' | 'third';

/** The lines of each class. The rules were written with the development half at hand, but not the other. */
export function redactionSets(half: Half): Readonly<Record<string, Case[]>> {
  if (half === 'third') return thirdSet();
  const parity = half === 'development' ? 0 : 1;
  const mine = <T>(all: readonly T[]) => all.filter((_, n) => n % 2 === parity);
  const phrases = Object.entries(PHRASES).map(([language, lines]) => [
    `phrases, ${language}`,
    mine(lines).flatMap((line) => PASSWORDS.map((template, n) => withSecret(line, template, n + 1))),
  ]);
  const benign = Object.entries(BENIGN).map(([name, lines]) => [
    `benign, ${name}`,
    mine(lines).flatMap((line) =>
      [1, 2, 3, 4].map((seed) => ({ kind: line, line: generateSecret(line, seed * 7) })),
    ),
  ]);
  return Object.fromEntries([
    ["vendors' token formats", mine(Object.entries(VENDOR_FORMATS)).flatMap(tokensInPlaces)],
    ['vendor = value', mine(Object.entries(VENDOR_VALUES)).flatMap(vendorLines)],
    ...phrases,
    ['broken copies', mine(Object.entries(BROKEN_COPIES)).flatMap(brokenLines)],
    ...benign,
  ]);
}

/** Written later by someone else, who hadn't read the rules either. */
function thirdSet(): Readonly<Record<string, Case[]>> {
  const phrases = Object.entries(THIRD_PHRASES).map(([language, lines]) => [
    `phrases, ${language}`,
    lines.flatMap((line, at) => THIRD_PASSWORDS.map((template, n) => withSecret(line, template, at * 5 + n))),
  ]);
  return Object.fromEntries([
    ["vendors' token formats", Object.entries(THIRD_FORMATS).flatMap(tokensInPlaces)],
    ...phrases,
    ['broken copies', Object.entries(THIRD_BREAKS).flatMap(brokenLines)],
    ['benign', THIRD_BENIGN.map((line) => ({ kind: line, line }))],
  ]);
}

const PLACES = ['SECRET', 'use SECRET, please', '`SECRET`', '"SECRET"', 'he pasted SECRET'];

function tokensInPlaces([kind, template]: [string, string]): Case[] {
  return PLACES.map((place, n) => {
    const line = place.replace('SECRET', () => generateSecret(template, n + 11));
    return { kind, line, secret: longestPart(template, n + 11) };
  });
}

function vendorLines([name, template]: [string, string], at: number): Case[] {
  return VENDOR_LINES.map((line, n) =>
    withSecret(line.replaceAll('NAME', name), template, at * 100 + n, name),
  );
}

function brokenLines([kind, breakUp]: [string, (secret: string) => string]): Case[] {
  return BREAKABLE.map((template, n) => {
    const secret = generateSecret(template, n + 31);
    return { kind, line: breakUp(secret), secret };
  });
}

function withSecret(line: string, template: string, seed: number, kind = line): Case {
  const secret = generateSecret(template, seed);
  return { kind, line: line.replaceAll('SECRET', () => secret), secret };
}

/** All of a token. For a URL, a command or an entry, its longest generated part. */
function longestPart(template: string, seed: number): string {
  const whole = generateSecret(template, seed);
  if (!/[ :'"=]|^\/\//.test(template)) return whole;
  const parts = template.split(GENERATED).filter((part) => GENERATED.test(part));
  const size = (part: string) => (part === '{uuid}' ? 36 : Number(part.replace(/\D/g, '')));
  const longest = parts.reduce((most, part) => (size(part) > size(most) ? part : most));
  const before = template.slice(0, template.lastIndexOf(longest));
  const start = generateSecret(before, seed).length;
  return whole.slice(start, start + size(longest));
}

const GENERATED = /(\{(?:[hHluadwb]?\d+|uuid)\})/;
