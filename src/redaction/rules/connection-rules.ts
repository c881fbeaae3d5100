import { type RuleMatch, ruleFamily } from '../redaction-rule.js';
import { isComplex, isNotSecret, isRandom } from '../secret-values.js';

/** `cc:ops@example.com` looks like a user name and a password but is an email address. */
const BEFORE_ADDRESSES =
  /^(?:to|from|cc|bcc|mailto|reply-to|e?mail|contact|by|via|owner|author|sip|acct|xmpp|user|ssh|git)$/i;

/** Credentials in URLs, connection strings and webhooks. */
export const connectionRules = ruleFamily(
  (text) => /:\/\/|@|\.com\/|(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}/i.test(text),
  () => [
    {
      kind: 'password',
      pattern:
        /(?<![a-z0-9+.-])(?<scheme>[a-z][a-z0-9+.-]{1,30}):\/\/[^\s:@/"'<>]{0,128}:(?<secret>[^\s"'<>|@][^\s"'<>|]{0,255})@(?=[\w.[<{-])/dgi,
      accept: isUserinfo,
    },
    {
      kind: 'password',
      pattern: /(?<![a-z0-9+.-])https?:\/\/(?<secret>[\w.-]{20,255})(?::[\w-]{0,40})?@(?=[\w.-])/dgi,
      accept: ({ groups }) => /\d/.test(groups?.secret ?? '') && isComplex(groups?.secret ?? ''),
    },
    { kind: 'password', pattern: /(?<![\w-])thin:[\w.-]{1,64}\/(?<secret>[^\s"'<>@/]{3,128})@/dgi },
    {
      kind: 'password',
      pattern:
        /(?<![\w.@/-])(?<user>[\w.-]{1,64}):(?<secret>[^\s:@/"'<>]{4,128})@(?=[\w-]{1,63}(?:\.[\w-]{2,63}|:\d)|tcp\()/dg,
      accept: ({ groups }) =>
        !BEFORE_ADDRESSES.test(groups?.user ?? '') && !isNotSecret(groups?.secret ?? ''),
    },
    {
      kind: 'webhook',
      pattern:
        /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{6,16}\/[A-Z0-9]{6,16}\/(?<secret>[\w/-]{10,80})/dgi,
    },
    {
      kind: 'webhook',
      pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{5,25}\/(?<secret>[\w-]{20,100})/dgi,
    },
    { kind: 'webhook', pattern: /\boffice\.com\/webhook(?:b2)?\/(?<secret>[\w@/-]{30,300})/dgi },
    { kind: 'webhook', pattern: /hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/(?<secret>\w{5,80})/dgi },
    {
      kind: 'webhook',
      pattern: /events\.(?:eu\.)?pagerduty\.com\/(?:integration|x-ere)\/(?<secret>\w{20,80})/dgi,
    },
    {
      kind: 'totp secret',
      pattern:
        /otpauth(?:-migration)?:\/\/[^\s<>|]{0,300}?[?&;](?:secret|data)=(?<secret>[\w%+/=-]{8,400})/dgi,
    },
    {
      kind: 'aws secret key',
      pattern: /(?<![A-Za-z0-9/+=])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dg,
      accept: (match) => isNearAws(match) && isRandom(match.groups?.secret ?? ''),
    },
  ],
);

/** Forty such characters could be anything; shortly after a word like `aws` they are a key. */
function isNearAws({ input, index }: RuleMatch): boolean {
  return /aws|secret|akia|asia|access[ _-]?key/i.test(input.slice(Math.max(0, index - 120), index));
}

/** `http://host:80/a@b` has a port and a path; outside web addresses a password may contain slashes. */
function isUserinfo({ groups }: RuleMatch): boolean {
  const secret = groups?.secret ?? '';
  const isPath =
    secret.includes('/') && (/^https?$/i.test(groups?.scheme ?? '') || /^\d{1,5}[/,]/.test(secret));
  return !isPath && !isNotSecret(secret);
}
