import { UsageError } from '../../base/errors.js';
import { mentionsIn } from '../../incidents/names.js';
import { label, plain } from '../../views/text.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';
import { COMMON_NAMES } from './role-names.js';

/** Words that people put around a role's name. */
const FILLERS = [
  '',
  '-',
  '–',
  '—',
  '=',
  '→',
  '->',
  'as',
  'to',
  'the',
  'new',
  'our',
  'a',
  'an',
  'is',
  'for',
  'role',
  'this',
  'that',
  'it',
  'incident',
  'please',
  'pls',
  'now',
  'als',
  'bitte',
  'comme',
  'como',
];

function isNamed(word: string): boolean {
  return !FILLERS.includes(word);
}

/** `ops=` and `ops:` as `ops` */
function toWord(word: string): string {
  return bareWord(word).replace(/(?<=.)[=→>-]{1,3}$/, '');
}

/** `comms, ops`; in `comms, please`, only one word names a role. */
function isEnumeration(text: string): boolean {
  const words = plain(text)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => isNamed(toWord(word)));
  return words.slice(0, -1).some((word) => word.endsWith(','));
}

const ROLE_MAX = 30;

/** Starts with a letter or a digit, which also keeps `__proto__` from becoming an attribute's name. */
function isWord(role: string): boolean {
  return role === '' || /^[\p{L}\p{N}]/u.test(role);
}

/** The longer common names of roles; short ones resemble too many other words. */
export function roleNames(): string[] {
  return [...COMMON_NAMES.keys()].filter((name) => name.length > 5);
}

/** `comms on INC-42` */
const DANGLING = /(?: (?:on|of|in|at|here)){1,2}$/;

/**
 * Reads a role, which can be any word or two; without one, it's commander. A role that's `known` by its name keeps it.
 * Throws UsageError for sentences.
 */
export function readRole(text: string, known: readonly string[] = []): string {
  const role = plain(text)
    .toLowerCase()
    .split(/\s+/)
    .map(toWord)
    .filter(isNamed)
    .join(' ')
    .replace(DANGLING, '');
  if (mentionsIn(text).length > 0 || /^(?:and|or|not|but|with|plus|nor)\s/.test(role)) {
    throw new UsageError('Name one person at a time, as in `/incident assign @alice comms`.');
  }
  if (role.length > ROLE_MAX || !isWord(role)) {
    throw new UsageError(
      `"${label(role, 40)}" isn't a role. Use a word or two, such as \`commander\`, \`comms\`, \`scribe\` or \`ops\`.`,
    );
  }
  if (/\/|\p{L} and \p{L}/u.test(role) || isEnumeration(text)) {
    throw new UsageError('Give one role at a time, as in `/incident assign @alice comms`.');
  }
  return known.includes(role) ? role : (COMMON_NAMES.get(role.replaceAll('’', "'")) ?? role);
}
