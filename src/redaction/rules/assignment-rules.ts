import type { Rule } from '../redaction-rule.js';
import { STRONG, VAGUE, WEAK } from '../secret-names.js';
import { isComplex, isIdentifier, isNoSecret, isRandom, withoutStops } from '../secret-values.js';

/** `DB_TOKEN` and `db.token` end in a name, `tokenizer` and `hotkey` do not. */
const START = '(?<![A-Za-z0-9])';
const VERSION = String.raw`(?:[_-]?(?:v?\d{1,3}|prod|stage|dev|test|old|new|base64|b64|hex|value|plain))?`;
/** A name may be quoted, escaped, an index, bold; between it and the value may stand a type and Slack's entities. */
const NAME_END = String.raw`(?:\\{0,3}["'\`*_~)\]]|&quot;|&#39;){0,4}`;
const TYPE = String.raw`(?:\s?:\s?(?:string|str|String)(?=\s?=))?`;
const OPERATOR = String.raw`\s{0,8}(?::=|={1,3}(?:>|&gt;)?|:{1,2}|-(?:>|&gt;)|→|\|\|)(?:[*_~]{1,2}(?![*_~])|)\s{0,8}`;
const YAML = String.raw`(?:!!str\s|[|>]-?\n\s{0,12})?`;
/** `define('X', 'value')` and `setPassword("value")`; only before a quoted value. */
const ARGUMENT = String.raw`\s?[,(]\s?`;
const QUOTED = String.raw`@?\\{0,3}(?<mark>["'\`]|&quot;|&#39;)\`{0,2}(?<secret>(?:(?!\\{0,3}\k<mark>)[^\n]){3,300})`;
const CURLY = '[“‘«„](?<secret>[^”’»“\n]{3,300})';
/** Up to where programs end a value; `&` joins parameters, or stands in the value itself. */
const PIECE = String.raw`[^\s"'\`“”,;&<>|\\]|&(?!(?:amp;)?[\w.-]{1,40}=|lt;|gt;|quot;|#39;)|\\(?![nrt"'])`;
const BARE = String.raw`(?<secret>(?:${PIECE}){2,400}(?:[^\s"'\`“”,;&<>|\\.:)\]}*_~]|(?<=\w)_))`;

const camel = (names: readonly string[]) => `(?:${names.join('|')})`;
const words = (names: readonly string[]) => START + camel(names);
const assigned = (name: string, value: string) =>
  new RegExp(name + VERSION + NAME_END + TYPE + OPERATOR + YAML + value, 'dgi');
const passed = (name: string) => new RegExp(name + VERSION + NAME_END + ARGUMENT + QUOTED, 'dgi');

/** `name = value` in all the ways in which programs and people write it. */
export const assignmentRules: readonly Rule[] = [
  { kind: 'password', pattern: assigned(camel(STRONG), QUOTED), accept: isSecret },
  { kind: 'password', pattern: assigned(camel(STRONG), CURLY), accept: isSecret },
  { kind: 'password', pattern: assigned(camel(STRONG), BARE), accept: isPassword },
  { kind: 'password', pattern: passed(camel(STRONG)), accept: isGiven },
  ...[QUOTED, CURLY, BARE].flatMap((value): Rule[] => [
    { kind: 'secret', pattern: assigned(words(WEAK), value), accept: (match) => looksSecret(match, 6) },
    { kind: 'secret', pattern: assigned(words(VAGUE), value), accept: isVague },
  ]),
  { kind: 'secret', pattern: passed(words(WEAK)), accept: (match) => looksSecret(match, 12) },
];

type Match = RegExpExecArray;

const valueIn = ({ groups }: Match) => groups?.secret ?? '';

function isSecret(match: Match): boolean {
  const value = valueIn(match);
  return !isNoSecret(value) && (!isPath(value) || isRandom(value));
}

/** `pwd: /var/lib` is a place; `password: 3 failures` is a count; anything else under such a name is a password. */
function isPassword(match: Match): boolean {
  const value = valueIn(match);
  return isSecret(match) && !/^\d{1,3}%?$/.test(value) && !isProse(match);
}

const isPath = (value: string) =>
  /^(?:[~.]{0,2}\/[\w.@-]{1,100}){1,20}\/?$|^~?\/?(?:[\w.@-]{1,100}\/){2,20}/.test(value);

/** `Password: users cannot log in`: words alone, after a colon and a space, with more words behind. */
function isProse(match: Match): boolean {
  const end = match.index + match[0].length;
  const isWord = /^[A-Za-z]+$/.test(valueIn(match)) && /:[*_]{0,2} $/.test(before(match));
  return isWord && /^,? [a-z']+\b(?![=:@/.])/i.test(match.input.slice(end, end + 40));
}

const before = (match: Match) => match[0].slice(0, match[0].length - valueIn(match).length).slice(-4);

/** A quoted argument is a name as often as a secret: `getPassword("orders-db")`. */
function isGiven(match: Match): boolean {
  return isSecret(match) && isComplex(valueIn(match)) && !isIdentifier(valueIn(match));
}

/** A key of a table, a cache or a queue says where something is. */
const PLACES =
  /(?:idempotency|partition|sort|primary|foreign|cache|row|object|feature|public|dedup\w*|correlation|lookup|group|search|hash|range|shard|unique|index|s3|redis|kms|lock)[ _-]?key\b/i;

function isVague(match: Match): boolean {
  const value = withoutStops(valueIn(match));
  const isMade =
    isRandom(value) ||
    /^[0-9a-f]{20,}(?:-[0-9a-f-]+)?$/i.test(value) ||
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
  return (
    isMade &&
    looksSecret(match, 16) &&
    !PLACES.test(match.input.slice(Math.max(0, match.index - 16), match.index + 4)) &&
    !/[:/].*[:/]/.test(value.slice(0, 24))
  );
}

function looksSecret(match: Match, least: number): boolean {
  const value = withoutStops(valueIn(match));
  return isSecret(match) && value.length >= least && isComplex(value) && !isIdentifier(value);
}
