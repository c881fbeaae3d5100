import { type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { isComplex, isNotSecret } from '../secret-values.js';

/** A header's name and its value may each be bold or quoted. */
const TO_VALUE = String.raw`(?:\\{0,2}["'\`*_]|&quot;){0,3}\s{0,3}[:=][*_]{0,2}\s{0,3}(?:\\{0,2}["'\`]|&quot;)?`;
const SCHEME = String.raw`(?:(?<scheme>[A-Za-z][\w-]{1,20})\s{1,3}(?:\w{1,20}=\\?["']?)?)?`;
const KNOWN = /^(?:bearer|basic|token|digest|apikey|bot|geniekey|splunk|ssws|key)$/i;

/** Credentials in HTTP headers. */
export const headerRules = ruleFamily(
  (text) => /auth|bearer|key|token|secret|cookie|x-amz-signature/i.test(text),
  () => [
    {
      kind: 'authorization header',
      pattern: new RegExp(
        String.raw`(?<![\w-])(?:proxy-)?authorization${TO_VALUE}${SCHEME}(?<secret>[^\s"'\`,<>|\\*]{6,4000})`,
        'dgi',
      ),
      accept: isAuthorization,
    },
    {
      kind: 'bearer token',
      pattern: /(?<![\w-])bearer\s{1,3}(?:token\s{1,3})?["'`]?(?<secret>[\w.~+/=-]{16,4000})/dgi,
      accept: ({ groups }) => /\d/.test(groups?.secret ?? ''),
    },
    {
      kind: 'api key',
      pattern: new RegExp(
        String.raw`(?<![\w.-])(?:(?:x-)?[a-z-]{0,30}(?:api-?key|auth-?key|auth|token|subscription-key|secret)|x-amz-signature)${TO_VALUE}(?<secret>[\w.~+/=%-]{16,2000})`,
        'dgi',
      ),
      // .NET's PublicKeyToken identifies an assembly and isn't secret.
      accept: ({ 0: header, groups }) =>
        !/^public/i.test(header) && !isNotSecret(groups?.secret ?? '') && /\d/.test(groups?.secret ?? ''),
    },
    {
      kind: 'cookie',
      pattern: new RegExp(
        String.raw`(?<![\w-])(?:set-)?cookie${TO_VALUE}(?<secret>[\w.-]{1,100}=[^\s"'\`<>][^\n"'\`<>]{3,2000})`,
        'dgi',
      ),
      accept: ({ groups }) => /=[^;\s]{6,}/.test(groups?.secret ?? '') && /\d/.test(groups?.secret ?? ''),
    },
  ],
);

function isAuthorization({ groups }: RuleMatch): boolean {
  const { secret = '', scheme } = groups ?? {};
  if (isNotSecret(secret) || KNOWN.test(secret)) return false;
  // Without a scheme, it's as often a word of a sentence about authorization.
  if (scheme === undefined) return isComplex(secret) || secret.length >= 20;
  return KNOWN.test(scheme) || (secret.length >= 12 && isComplex(secret));
}
