import { type RedactionRule, type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { MENTIONS_SECRET, namesLocation, STRONG_NAMES, VAGUE_NAMES, WEAK_NAMES } from '../secret-names.js';
import {
  isMachineMade,
  isNotSecret,
  isRandom,
  isScrambled,
  looksGenerated,
  stripTrailingPunctuation,
} from '../secret-values.js';

/** `DB_TOKEN` and `db.token` end in a name; `tokenizer` and `hotkey` don't. */
const START = '(?<![A-Za-z0-9])';
/** `mapsKey` and `mapsKEY`; `hotkey` is a word of its own. */
const CAMEL_KEY = '(?<=[a-z0-9])(?:Key|KEY)';
const VERSION = String.raw`(?:[_-]?(?:v?\d{1,3}|prod|stage|dev|test|old|new|base64|b64|hex|value|plain|private|primary|secondary))?`;
/** A name may be quoted, escaped, indexed or bold, and Slack may have encoded its quotes as entities. */
const NAME_END = String.raw`(?:\\{0,3}["'\`*_~)\]]|&quot;|&#39;){0,4}`;
const TYPE = String.raw`(?:\s?:\s?(?:string|str|String)(?=\s?=))?`;
const OPERATOR = String.raw`\s{0,8}(?::=|!?={1,3}(?:>|&gt;)?|:{1,2}|-(?:>|&gt;)|→|\|\|)(?:[*_~]{1,2}(?![*_~])|)\s{0,8}`;
/** Between a name and a value in quotes, as people write lists. */
const DASH = String.raw`|\s{1,3}[-–—]\s{1,3}`;
const YAML = String.raw`(?:!!str\s|[|>]-?\n\s{0,12})?`;
/** `define('X', 'value')` and `setPassword("value")`, for quoted values only. */
const ARGUMENT = String.raw`\s?[,(]\s?`;
const QUOTED = String.raw`@?\\{0,3}(?<mark>["'\`]|&quot;|&#39;)\`{0,2}(?<secret>(?:(?!\\{0,3}\k<mark>)[^\n]){3,300})`;
const CURLY = '[“‘«„](?<secret>[^”’»“\n]{3,300})';
/** Runs to where programs end a value; `&` may separate parameters or belong to the value. */
const PIECE = String.raw`[^\s"'\`“”,;&<>|\\]|[<>](?=[\w$#!@%^*~-])|&(?!(?:amp;)?[\w.-]{1,40}=|lt;|gt;|quot;|#39;)|\\(?![nrt"'])`;
const BARE = String.raw`(?<secret>(?:${PIECE}){2,400}(?:[^\s"'\`“”,;&<>|\\.:)\]}*_~]|(?<=\w)_))`;

const camel = (names: readonly string[]) => `(?:${names.join('|')})`;
const words = (names: readonly string[]) => START + camel(names);
const assigned = (name: string, value: string, flags = 'dgi') => {
  const operator = value === BARE ? OPERATOR : `(?:${OPERATOR}${DASH})`;
  return new RegExp(name + VERSION + NAME_END + TYPE + operator + YAML + value, flags);
};
const passed = (name: string) => new RegExp(name + VERSION + NAME_END + ARGUMENT + QUOTED, 'dgi');

/** `"value" === password` */
const compared = () =>
  new RegExp(
    String.raw`(?<mark>["'\`])(?<secret>[^"'\`\n]{3,300})\k<mark>\s?[!=]={1,2}\s?[\w.]{0,60}?${camel(STRONG_NAMES)}`,
    'dgi',
  );

/** `name = value` in all the ways programs and people write it. */
export const assignmentRules = ruleFamily(
  (text) => MENTIONS_SECRET.test(text),
  () => [
    { kind: 'password', pattern: assigned(camel(STRONG_NAMES), QUOTED), accept: isSecret },
    { kind: 'password', pattern: assigned(camel(STRONG_NAMES), CURLY), accept: isSecret },
    { kind: 'password', pattern: assigned(camel(STRONG_NAMES), BARE), accept: isPassword },
    { kind: 'password', pattern: passed(camel(STRONG_NAMES)), accept: isArgumentSecret },
    { kind: 'password', pattern: compared(), accept: isSecret },
    ...[QUOTED, CURLY, BARE].flatMap((value): RedactionRule[] => [
      {
        kind: 'secret',
        pattern: assigned(words(WEAK_NAMES), value),
        accept: (match) => looksSecret(match, 6),
      },
      { kind: 'secret', pattern: assigned(words(VAGUE_NAMES), value), accept: isRandomSecret },
      { kind: 'secret', pattern: assigned(CAMEL_KEY, value, 'dg'), accept: isRandomSecret },
    ]),
    { kind: 'secret', pattern: passed(words(WEAK_NAMES)), accept: (match) => looksSecret(match, 12) },
  ],
);

const valueIn = ({ groups }: RuleMatch) => groups?.secret ?? '';

function isSecret(match: RuleMatch): boolean {
  const value = valueIn(match);
  return !isNotSecret(value) && (!isPath(value) || isRandom(value));
}

/** `pwd: /var/lib` is a path and `password: 3 failures` a count; any other value of such a name is a password. */
function isPassword(match: RuleMatch): boolean {
  const value = valueIn(match);
  return isSecret(match) && !/^\d{1,3}%?$/.test(value) && !isProse(match);
}

const isPath = (value: string) =>
  /^(?:[~.]{0,2}\/[\w.@-]{1,100}){1,20}\/?$|^~?\/?(?:[\w.@-]{1,100}\/){2,20}/.test(value);

/** `Password: users cannot log in`: only words after a colon and a space, with more words following. */
function isProse(match: RuleMatch): boolean {
  const end = match.index + match[0].length;
  const isWord =
    /^\p{L}+$/u.test(valueIn(match)) && !isScrambled(valueIn(match)) && /:[*_]{0,2} $/.test(before(match));
  return isWord && /^,? [\p{L}\p{M}']+(?![\p{L}\p{M}\p{N}=:@/.])/u.test(match.input.slice(end, end + 40));
}

const before = (match: RuleMatch) => match[0].slice(0, match[0].length - valueIn(match).length).slice(-4);

/** A quoted argument is as often a name as a secret: `getPassword("orders-db")`. */
function isArgumentSecret(match: RuleMatch): boolean {
  return isSecret(match) && looksGenerated(valueIn(match));
}

function isRandomSecret(match: RuleMatch): boolean {
  const value = stripTrailingPunctuation(valueIn(match));
  const isGenerated = /^[0-9a-f]+$/i.test(value)
    ? value.length >= 20
    : isRandom(value) || isMachineMade(value) || /^[0-9a-f]{20,}-[0-9a-f-]+$/i.test(value);
  return (
    isGenerated && looksSecret(match, 16) && !namesLocation(match) && !/[:/].*[:/]/.test(value.slice(0, 24))
  );
}

function looksSecret(match: RuleMatch, least: number): boolean {
  const value = stripTrailingPunctuation(valueIn(match));
  return isSecret(match) && value.length >= least && looksGenerated(value);
}
