import { type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { namesLocation } from '../secret-names.js';
import {
  isGeneratedBeside,
  isHexadecimal,
  isMachineMade,
  isNotSecret,
  isRandom,
  looksGenerated,
  stripTrailingPunctuation,
} from '../secret-values.js';

const NAME = String.raw`(?<![A-Za-z0-9_./-])(?<name>passwords?|passwort|kennwort|contraseña|senha|wachtwoord|mot de passe|snmp community|passphrase|passwd|passcode|pwd|pw|pass|p[iİ]n|psk|bindpw|rootpw|requirepass|masterauth|storepassword|keypassword|[A-Za-z0-9_]{0,40}_(?:password|passwd|(?<!low_|high_)pass|pwd|token|secret|(?:api|access|secret)_key)|(?:client |signing |mfa |totp )?secret|(?:access |auth |bearer |bot |api )?token|(?:[A-Za-z0-9]{0,20}api|access|secret) ?key|credentials?|creds)(?![A-Za-z0-9_])[*_\`]{0,2}`;
const ABOUT = String.raw`(?: (?:for|of|to|on|in)(?: the| our| my)? [\w.@/\`-]{1,60}){0,2}`;
const VERB = ` ?(?: (?:is|was|are|ist|es|est)(?: now| still)?(?: set to| changed to| reset to)?| (?:set|changed|reset|rotated|updated) to| to|,? it(?:'s| is)|:|=|->|-&gt;|→) {0,2}`;
const QUOTE = '[*_(]{0,2}(?:["\'`“‘]|&quot;)';
const VALUE = String.raw`(?<secret>[^\s"'\`“”‘’<>|,;]{3,300}[^\s"'\`“”‘’<>|.,:;)\]}*_~])`;

const KEY = `(?<![A-Za-z0-9_./-])(?:[a-z]{2,20} )?key[*_]{0,2}`;

/** Secrets that people share in sentences. */
export const proseRules = ruleFamily(
  (text) =>
    /pass|kennwort|contrase|senha|wachtwoord|community|pw|p[iİ]n|psk|masterauth|token|secret|key|cred|log ?in|user|u[:=]|admin|root|postgres|sa ?[/:]/i.test(
      text,
    ),
  () => [
    {
      kind: 'password',
      pattern: new RegExp(`${NAME}${ABOUT}${VERB}${QUOTE}${VALUE}`, 'dgi'),
      accept: isQuotedSecret,
    },
    {
      kind: 'password',
      pattern: new RegExp(`${NAME}${ABOUT}${VERB}[*_]{0,2}${VALUE}`, 'dgi'),
      accept: isSecretInProse,
    },
    { kind: 'secret', pattern: new RegExp(`${KEY}${ABOUT}${VERB}\`?${VALUE}`, 'dgi'), accept: isRandomKey },
    { kind: 'secret', pattern: new RegExp(`${KEY}:?[ \\t]{1,4}\`?${VALUE}`, 'dgi'), accept: isKeyBeside },
    { kind: 'password', pattern: new RegExp(`${NAME}:? ${QUOTE}${VALUE}`, 'dgi'), accept: isSecretInProse },
    {
      kind: 'password',
      pattern: new RegExp(`${NAME}:?[ \\t]{1,4}(?:\\|{1,2}[ \\t]?)?${VALUE}`, 'dgi'),
      accept: isAdjacentSecret,
    },
    {
      kind: 'password',
      pattern: new RegExp(
        String.raw`(?<![A-Za-z0-9_-])(?:creds?|credentials|log ?in(?: with)?|user(?:name)? ?\/ ?pass(?:word)?)(?: (?:for|to|on) [\w.-]{1,60})?(?: are| is|:|=)? {1,2}\`?(?!arn:|https?:)[\w.@+-]{1,64}(?: ?[/:,|] ?| and | password | pass | pw )${VALUE}`,
        'dgi',
      ),
      accept: isSecretInProse,
    },
    {
      kind: 'password',
      pattern: new RegExp(
        String.raw`(?<![A-Za-z0-9])(?:u|user|login)[:=] ?[\w.@-]{1,64},? p(?:ass|w)?[:=] ?${VALUE}`,
        'dgi',
      ),
      accept: isSecretInProse,
    },
    {
      kind: 'password',
      pattern: new RegExp(`(?<![\\w-])(?:login|user) \\S{1,64} password ${VALUE}`, 'dgi'),
      accept: isSecretInProse,
    },
    {
      kind: 'password',
      pattern: new RegExp(
        `(?<![A-Za-z0-9_./@-])(?:admin|administrator|root|postgres|sa) ?[/:] ?${VALUE}`,
        'dgi',
      ),
      accept: isAccountPassword,
    },
  ],
);

const valueIn = ({ groups }: RuleMatch) => stripTrailingPunctuation(groups?.secret ?? '');

function isQuotedSecret(match: RuleMatch): boolean {
  return !isNotSecret(valueIn(match)) && /\d|[^\w.-]/.test(valueIn(match));
}

/** Outside quotes, only digits and symbols separate a password from the next word. */
function isSecretInProse(match: RuleMatch): boolean {
  const value = valueIn(match);
  return !isNotSecret(value) && value.length >= 4 && looksGenerated(value);
}

/** After a well-known account, as in `admin/…`, a path or a port is just as likely. */
function isAccountPassword(match: RuleMatch): boolean {
  const value = valueIn(match);
  return value.length >= 8 && isSecretInProse(match) && isRandom(value) && !/[/:=]/.test(value);
}

/** `key` means many things, so only a random value counts. */
function isRandomKey(match: RuleMatch): boolean {
  const value = valueIn(match);
  if (namesLocation(match)) return false;
  const isGenerated = isRandom(value) || (isMachineMade(value) && !value.includes('-'));
  return value.length >= 16 && isGenerated && /^[\w+/=.-]+$/.test(value) && !/[-/.].*[-/.]/.test(value);
}

/** Nothing separates name and value here, so an id has to be ruled out, as in `token api-7d9f-x2`. */
function isAdjacentSecret(match: RuleMatch): boolean {
  const value = valueIn(match);
  if (!isSecretInProse(match) || value.length < 6 || /[=:/]/.test(value)) return false;
  return /pass|pw|_/i.test(match.groups?.name ?? '')
    ? !/^[a-z]+[-_]/.test(value) || isRandom(value)
    : isGeneratedBeside(match.groups?.name ?? '', value) || /^[A-Z2-7]{16,}$/.test(value);
}

/** No digest, since nothing says here what the key is for. */
function isKeyBeside(match: RuleMatch): boolean {
  const value = valueIn(match);
  return value.length >= 24 && isMachineMade(value) && !isHexadecimal(value) && !namesLocation(match);
}
