import type { Rule } from './rule.js';
import { isNoSecret } from './values.js';

/** `cc:ops@example.com` has the form of a name and password but is an address. */
const BEFORE_ADDRESSES =
  /^(?:to|from|cc|bcc|mailto|reply-to|e?mail|contact|by|via|owner|author|sip|acct|xmpp|user|ssh|git)$/i;

/** Credentials in addresses and in what is sent to them. */
export const connectionRules: readonly Rule[] = [
  {
    kind: 'password',
    pattern:
      /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/"'<>]{0,128}:(?<secret>[^\s"'<>@/][^\s"'<>@]{0,255})@/dgi,
    accept: ({ groups }) => !isNoSecret(groups?.secret ?? ''),
  },
  {
    kind: 'password',
    pattern:
      /(?<![\w.@/-])(?<user>[\w.-]{1,64}):(?<secret>[^\s:@/"'<>]{4,128})@(?=[\w-]{1,63}(?:\.[\w-]{2,63}|:\d))/dg,
    accept: ({ groups }) => !BEFORE_ADDRESSES.test(groups?.user ?? '') && !isNoSecret(groups?.secret ?? ''),
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
  { kind: 'webhook', pattern: /\.webhook\.office\.com\/webhookb2\/(?<secret>[\w@/-]{30,300})/dgi },
  {
    kind: 'authorization header',
    pattern:
      /(?<![\w-])(?:proxy-)?authorization["'`]?\s{0,3}[:=]\s{0,3}["'`]?(?:(?:bearer|basic|token|digest|apikey|bot)\s{1,3})?(?<secret>[^\s"'`,]{6,4000})/dgi,
    accept: ({ groups }) =>
      !isNoSecret(groups?.secret ?? '') && !/^(?:bearer|basic|token|digest)$/i.test(groups?.secret ?? ''),
  },
  {
    kind: 'bearer token',
    pattern: /(?<![\w-])bearer\s{1,3}["'`]?(?<secret>[\w.~+/=-]{16,4000})/dgi,
    accept: ({ groups }) => /\d/.test(groups?.secret ?? ''),
  },
  {
    kind: 'cookie',
    pattern:
      /(?<![\w-])(?:set-)?cookie["'`]?\s{0,3}:\s{0,3}["'`]?(?<secret>[\w.-]{1,100}=[^\s"'`][^\n"'`]{3,2000})/dgi,
  },
  {
    kind: 'password',
    pattern: /(?<!\S)(?:-u|--user|--proxy-user)[ =]["'`]?[\w.@-]{1,64}:(?<secret>[^\s"'`]{3,200})/dg,
    accept: ({ groups }) => !isNoSecret(groups?.secret ?? ''),
  },
  {
    kind: 'password',
    pattern:
      /(?<!\S)(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\b[^\n|;]{0,200}?\s-p\s?["'`]?(?<secret>[^\s"'`-][^\s"'`]{3,100})/dg,
    accept: ({ groups }) => !isNoSecret(groups?.secret ?? ''),
  },
  {
    kind: 'aws secret key',
    pattern: /(?<![A-Za-z0-9/+=])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dg,
    accept: (match) => isNearAws(match) && isMixed(match.groups?.secret ?? ''),
  },
];

/** Forty such characters may be anything; beside the name of what they are for they are a key. */
function isNearAws({ input, index }: RegExpExecArray): boolean {
  return /aws|secret|akia|asia|access[ _-]?key/i.test(input.slice(Math.max(0, index - 120), index));
}

function isMixed(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}
