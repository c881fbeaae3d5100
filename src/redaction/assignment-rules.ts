import type { Rule } from './rule.js';
import { isComplex, isNoSecret } from './values.js';

/** Names under which nothing but a secret stands, also at the end of a longer word. */
const STRONG = [
  'passw(?:or)?d',
  'passphrase',
  'passwort',
  'contrase[nñ]a',
  'mot[_-]?de[_-]?passe',
  'pwd',
  'secret[_-]?(?:access[_-]?)?key',
  'client[_-]?secret',
  'private[_-]?key',
  'account[_-]?key',
  'shared[_-]?access[_-]?key',
];
/** Names that also mean other things: what stands under them has to look like a secret. */
const WEAK = [
  '[a-z]{0,12}secret',
  '[a-z]{0,12}token',
  'api[_-]?key',
  'access[_-]?key',
  '(?:auth|signing|encryption|master|service|admin)[_-]?key',
  'credentials?',
  'pass',
  'pw',
  'passcode',
];
/** Names that mean other things more often than not. */
const VAGUE = [
  'key',
  'auth',
  'license',
  'session(?:[_-]?id)?',
  'sig',
  'signature',
  'salt',
  'pat',
  'jwt',
  'cookie',
  'dsn',
  'otp',
];

const START = '(?<![A-Za-z0-9_.-])';
const VERSION = String.raw`(?:[_-]?(?:v?\d{1,3}|prod|stage|dev|test|old|new|base64|b64|hex|value|plain))?`;
const ASSIGNED = String.raw`["'\`*_]{0,3}\s{0,3}(?::=|=>|=|:)\s{0,3}`;
const QUOTED = String.raw`(?<mark>\\?["'\`])(?<secret>[^"'\`\n\\]{3,300})`;
/** Up to where programs end a value; `&` joins parameters, or stands in the value itself. */
const BARE = String.raw`\*{0,2}(?<secret>(?:[^\s"'\`,;&<>|(){}\\]|&(?!\w{1,40}=|lt;|gt;)){3,300})`;

const words = (names: readonly string[]) => `${START}(?:[A-Za-z0-9_.-]{0,60}?[_.-])?(?:${names.join('|')})`;
const endings = (names: readonly string[]) => `${START}[A-Za-z0-9_.-]{0,60}?(?:${names.join('|')})`;
const assigned = (name: string, value: string) => new RegExp(name + VERSION + ASSIGNED + value, 'dgi');

/** `name = value` in all the ways in which programs and people write it. */
export const assignmentRules: readonly Rule[] = [
  { kind: 'password', pattern: assigned(endings(STRONG), QUOTED), accept: isSecret },
  { kind: 'password', pattern: assigned(endings(STRONG), BARE), accept: isPassword },
  { kind: 'secret', pattern: assigned(words(WEAK), QUOTED), accept: (match) => looksSecret(match, 6) },
  { kind: 'secret', pattern: assigned(words(WEAK), BARE), accept: (match) => looksSecret(match, 6) },
  { kind: 'secret', pattern: assigned(words(VAGUE), QUOTED), accept: (match) => looksSecret(match, 16) },
  { kind: 'secret', pattern: assigned(words(VAGUE), BARE), accept: (match) => looksSecret(match, 16) },
  {
    kind: 'password',
    pattern:
      /(?<!\S)--?(?:pass|password|passwd|passphrase|token|secret|api-key|apikey|access-key|client-secret|auth-token)[ =]["'`]?(?<secret>[^\s"'`]{3,300})/dgi,
    accept: isSecret,
  },
  {
    kind: 'password',
    pattern:
      /\b(?:password|passphrase|passwd|passcode|pwd|pw|pin|credentials?|secret|token|api key)\b(?: (?:for|of|to|on)(?: the| our| my)? [\w.@/-]{1,60}){0,2} (?:is|was|are|=|->|→)(?: now| still)? {0,2}(?<mark>["'`])?(?<secret>[^\s"'`]{4,200})/dgi,
    accept: isTold,
  },
];

type Match = RegExpExecArray;

const valueIn = ({ groups }: Match) => groups?.secret ?? '';

function isSecret(match: Match): boolean {
  return !isNoSecret(valueIn(match));
}

/** `pwd: /var/lib` is a place; `password: 3 failures` is a count; anything else under such a name is a password. */
function isPassword(match: Match): boolean {
  const value = valueIn(match);
  return isSecret(match) && !/^[~.]{0,2}\//.test(value) && !/^\d{1,3}$/.test(value);
}

function looksSecret(match: Match, least: number): boolean {
  const value = valueIn(match).replace(/[.,;:!?)\]}]+$/, '');
  const isPlace = /^[~.]{0,2}\/|^https?:|^[a-z]+:\/\//i.test(value);
  return isSecret(match) && value.length >= least && isComplex(value) && !isPlace && !isIdentifier(value);
}

/** Names that programs give: a version, a date, words joined by dots, dashes or underscores. */
function isIdentifier(value: string): boolean {
  return (
    /^[a-z]+(?:[._/:-][a-z]+)+$/i.test(value) ||
    /^v?\d+(?:[.:-]\d+)*[a-z]{0,3}$/i.test(value) ||
    /^[A-Za-z]+\(\)?$/.test(value)
  );
}

/** In prose a password shows by its signs, or by being quoted. */
function isTold(match: Match): boolean {
  const value = valueIn(match);
  return isSecret(match) && (match.groups?.mark !== undefined || (isComplex(value) && !isIdentifier(value)));
}
