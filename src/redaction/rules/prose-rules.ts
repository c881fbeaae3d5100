import type { Rule } from '../redaction-rule.js';
import { isComplex, isIdentifier, isNoSecret, isRandom, withoutStops } from '../secret-values.js';

const NAME = String.raw`(?<![A-Za-z0-9_./-])(?<name>passwords?|passwort|kennwort|contraseña|senha|wachtwoord|mot de passe|snmp community|passphrase|passwd|passcode|pwd|pw|pass|pin|psk|bindpw|rootpw|requirepass|masterauth|storepassword|keypassword|[A-Za-z0-9_]{0,40}_(?:password|passwd|(?<!low_|high_)pass|pwd|token|secret|(?:api|access|secret)_key)|(?:client |signing |mfa |totp )?secret|(?:access |auth |bearer |bot |api )?token|(?:api|access|secret) ?key|credentials?|creds)(?![A-Za-z0-9_])[*_\`]{0,2}`;
const ABOUT = String.raw`(?: (?:for|of|to|on|in)(?: the| our| my)? [\w.@/\`-]{1,60}){0,2}`;
const VERB = ` ?(?: (?:is|was|are|ist|es|est)(?: now| still)?(?: set to| changed to| reset to)?| (?:set|changed|reset|rotated|updated) to| to|,? it(?:'s| is)|:|=|->|-&gt;|→) {0,2}`;
const QUOTE = '[*_(]{0,2}(?:["\'`“‘]|&quot;)';
const VALUE = String.raw`(?<secret>[^\s"'\`“”‘’<>|,;]{3,300}[^\s"'\`“”‘’<>|.,:;)\]}*_~])`;

const KEY = `(?<![A-Za-z0-9_./-])(?:[a-z]{2,20} )?key[*_]{0,2}`;

/** Secrets that people tell each other in sentences. */
export const proseRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern: new RegExp(`${NAME}${ABOUT}${VERB}${QUOTE}${VALUE}`, 'dgi'),
    accept: isQuoted,
  },
  { kind: 'password', pattern: new RegExp(`${NAME}${ABOUT}${VERB}[*_]{0,2}${VALUE}`, 'dgi'), accept: isTold },
  { kind: 'secret', pattern: new RegExp(`${KEY}${ABOUT}${VERB}\`?${VALUE}`, 'dgi'), accept: isKey },
  { kind: 'password', pattern: new RegExp(`${NAME}:? ${QUOTE}${VALUE}`, 'dgi'), accept: isTold },
  {
    kind: 'password',
    pattern: new RegExp(`${NAME}:?[ \\t]{1,4}(?:\\|{1,2}[ \\t]?)?${VALUE}`, 'dgi'),
    accept: isBeside,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?<![A-Za-z0-9_-])(?:creds?|credentials|log ?in(?: with)?|user(?:name)? ?\/ ?pass(?:word)?)(?: (?:for|to|on) [\w.-]{1,60})?(?: are| is|:|=)? {1,2}\`?(?!arn:|https?:)[\w.@+-]{1,64}(?: ?[/:,|] ?| and | password | pass | pw )${VALUE}`,
      'dgi',
    ),
    accept: isTold,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?<![A-Za-z0-9])(?:u|user|login)[:=] ?[\w.@-]{1,64},? p(?:ass|w)?[:=] ?${VALUE}`,
      'dgi',
    ),
    accept: isTold,
  },
  {
    kind: 'password',
    pattern: new RegExp(`(?<![\\w-])(?:login|user) \\S{1,64} password ${VALUE}`, 'dgi'),
    accept: isTold,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `(?<![A-Za-z0-9_./@-])(?:admin|administrator|root|postgres|sa) ?[/:] ?${VALUE}`,
      'dgi',
    ),
    accept: isStrong,
  },
];

type Match = RegExpExecArray;

const valueIn = ({ groups }: Match) => withoutStops(groups?.secret ?? '');

function isQuoted(match: Match): boolean {
  return !isNoSecret(valueIn(match)) && /\d|[^\w.-]/.test(valueIn(match));
}

/** In prose a password shows by its signs. */
function isTold(match: Match): boolean {
  const value = valueIn(match);
  return !isNoSecret(value) && value.length >= 4 && isComplex(value) && !isIdentifier(value);
}

/** Beside a well known account, as in `admin/…`, a path or a port stands as often. */
function isStrong(match: Match): boolean {
  const value = valueIn(match);
  return value.length >= 8 && isTold(match) && isRandom(value) && !/[/:=]/.test(value);
}

/** `key` means many things: only what no one could have named is one. */
function isKey(match: Match): boolean {
  const value = valueIn(match);
  return value.length >= 16 && isRandom(value) && /^[\w+/=.-]+$/.test(value) && !/[-/.].*[-/.]/.test(value);
}

/** With nothing between: what follows must not be what a name is followed by, as in `token api-7d9f-x2`. */
function isBeside(match: Match): boolean {
  const value = valueIn(match);
  if (!isTold(match) || value.length < 6 || /[=:/]/.test(value)) return false;
  return /pass|pw|_/i.test(match.groups?.name ?? '')
    ? !/^[a-z]+[-_]/.test(value) || isRandom(value)
    : value.length >= 16 && (isRandom(value) || isLongHex(match, value) || /^[A-Z2-7]{16,}$/.test(value));
}

/** Only behind two words: `token` alone comes before ids and digests too. */
function isLongHex({ groups }: Match, value: string): boolean {
  return /[a-z] (?:token|key|secret)$/i.test(groups?.name ?? '') && /^[0-9a-f]{32,}$/.test(value);
}
