import type * as z from 'zod';
import { nearest } from '../base/nearest.js';
import { knownKeys } from './known-keys.js';
import { processSchema } from './process-schema.js';

/** A problem in aegis.yml and its place: the path of the value, or of the key. */
export interface Problem {
  path: readonly PropertyKey[];
  isKey: boolean;
  text: string;
}

/** One problem for each thing to correct. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): Problem[] {
  const misshapen = new Set(
    issues.filter(({ code }) => SHAPE_CODES.has(code)).map(({ path }) => nameOf(path)),
  );
  return issues
    .filter(({ code, path }) => SHAPE_CODES.has(code) || !misshapen.has(nameOf(path)))
    .flatMap(describeIssue);
}

/** Other problems of a value with the wrong type, or with other keys, follow from that one. */
const SHAPE_CODES: ReadonlySet<z.core.$ZodIssue['code']> = new Set(['invalid_type', 'unrecognized_keys']);

function describeIssue(issue: z.core.$ZodIssue): Problem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], isKey: true, text: describeUnknown(path, key) }));
  }
  if (issue.code === 'invalid_key') {
    const reason = issue.issues[0]?.message ?? issue.message;
    return [{ path, isKey: true, text: `${nameOf(path)} ${reason}` }];
  }
  if (issue.code === 'invalid_union') return describeUnion(issue);
  return [{ path, isKey: false, text: `${nameOf(path)} ${reasonOf(issue)}` }];
}

/** `services.payments.runbook`, `alerts.routes[2].match` */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step + 1}]` : `${text}.${String(step)}`),
    '',
  );
  return name.replace(/^\./, '') || 'the file';
}

/** The problems of the form that was most likely meant: the one that got furthest. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): Problem[] {
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((one) => one.path.length));
  const [best = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  if (depth(best) === 0) {
    return [{ path: issue.path, isKey: false, text: `${nameOf(issue.path)} ${reasonOf(issue)}` }];
  }
  return describeIssues(best.map((one) => ({ ...one, path: [...issue.path, ...one.path] })));
}

/** YAML reads `channel: #incidents` as a key and a comment. */
const EMPTY_TEXT = 'is empty; put text that starts with # in quotes';

const KINDS: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  boolean: 'must be true or false',
  array: 'must be a list, such as [a, b]',
  object: 'must have keys of its own, one per line below it',
  record: 'must have keys of its own, one per line below it',
};

function reasonOf(issue: z.core.$ZodIssue): string {
  const oneOf = /^Invalid discriminator value\. Expected (.+)$/.exec(issue.message)?.[1];
  if (oneOf !== undefined) return `must be one of ${oneOf.replaceAll("'", '').replaceAll(' | ', ', ')}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (!hasDefaultMessage(issue)) return issue.message;
  if (issue.code === 'too_big') return `must ${sizeOf(issue.origin, `at most ${issue.maximum}`)}`;
  if (issue.code === 'too_small') return `must ${sizeOf(issue.origin, `at least ${issue.minimum}`)}`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.expected === 'string' && issue.message.endsWith('received null')) return EMPTY_TEXT;
  if (issue.message.endsWith('received null')) return 'is empty; write {} if it needs no keys';
  return isMissing(issue) ? 'is missing' : (KINDS[issue.expected] ?? issue.message);
}

/** A rule that has a better explanation gives it itself. */
function hasDefaultMessage({ message }: z.core.$ZodIssue): boolean {
  return /^(?:Invalid|Too) /.test(message);
}

function sizeOf(origin: string, bounds: string): string {
  if (origin === 'array') return `have ${bounds} entries`;
  return origin === 'string' ? `have ${bounds} characters` : `be ${bounds}`;
}

function isMissing({ message }: z.core.$ZodIssueInvalidType): boolean {
  return message.endsWith('received undefined');
}

/** Web pages and chats replace spaces with such blanks, and YAML takes them for part of the key. */
const OTHER_BLANK = /^[^\S ]/;

function describeUnknown(path: readonly PropertyKey[], key: string): string {
  if (OTHER_BLANK.test(key)) return 'indent with plain spaces; other blanks came along when this was pasted';
  if (key === '<<') return `write out the keys of ${nameOf(path)}; << isn't read`;
  // One of several forms of an entry may have a key that this one doesn't.
  const keys = knownKeys(processSchema, path).filter((known) => known !== key);
  const said = key.length > 40 ? `${key.slice(0, 39)}…` : key;
  const near = nearest(key.toLowerCase(), keys);
  const other = near ? `did you mean ${near}?` : `${nameOf(path)} may have ${keys.join(', ')}.`;
  return `there's no key "${said}" in ${nameOf(path)}; ${placeOf(path, key) ?? other}`;
}

/** The right place for a key that was indented too far or not far enough. */
function placeOf(path: readonly PropertyKey[], key: string): string | undefined {
  const above = path.map((_, length) => path.slice(0, length)).reverse();
  const below = knownKeys(processSchema, path).map((section) => [...path, section]);
  const place = [...above, ...below].find((one) => knownKeys(processSchema, one).includes(key));
  return place && (place.length === 0 ? "it's a key of the file itself." : `it belongs in ${nameOf(place)}.`);
}
