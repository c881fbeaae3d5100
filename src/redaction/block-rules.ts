import type { Rule } from './rule.js';

/** Line ends as they are, and as JSON and shells write them. */
const BREAK = String.raw`(?:\\r|\\n|\s)`;
/** A line of a key: long, or padded, so that what people write below it stays. */
const KEY_LINE = '(?:[A-Za-z0-9+/]{20,100}={0,2}|[A-Za-z0-9+/]{1,19}={1,2})';
const HEADER_LINE = String.raw`(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\n\\]{0,100}`;
/** A short last line, where it is the armour's end or the text's: cut off as people paste it. */
const LAST_LINES = String.raw`(?:${BREAK}{0,4}[A-Za-z0-9+/=]{0,100}(?:${BREAK}{0,4}-----END [A-Z0-9 ]{1,40}-----|[\x60"']{0,3}$))?`;

/** Private keys with their armour, whole or cut off. */
export const blockRules: readonly Rule[] = [
  {
    kind: 'private key',
    pattern: new RegExp(
      '-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----' +
        `(?:${BREAK}{1,8}(?:${HEADER_LINE}|${KEY_LINE})){0,400}${LAST_LINES}`,
      'dg',
    ),
  },
  { kind: 'private key', pattern: /PuTTY-User-Key-File-\d:[\s\S]{0,4000}?Private-MAC: ?[0-9a-f]{40,64}/dg },
];
