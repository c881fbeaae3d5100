import { ruleFamily } from '../redaction-rule.js';

/** Line breaks, also as JSON, shells, Slack quotes and concatenated strings write them. */
const BREAK = String.raw`(?:\\{1,4}[rn]|\s|&gt;|[>"',]|\+(?=\s))`;
/** Key lines are long or padded; requiring that keeps the text below a key. */
const KEY_LINE = '(?:[A-Za-z0-9+/]{20,5000}={0,2}|[A-Za-z0-9+/]{1,19}={1,2})';
const HEADER_LINE = String.raw`(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\n\\]{0,100}`;
const END = '-{4,5} ?END [A-Z0-9 ]{1,40}-{4,5}';
/** A short last line counts only before the armor's end or the end of the text, where pasted keys get cut off. */
const LAST_LINES = String.raw`(?:${BREAK}{0,16}[A-Za-z0-9+/=]{0,100}(?:${BREAK}{0,16}${END}|[\x60"']{0,3}$))?`;
/** A 4,096-bit key has 51 lines; the limit keeps long base64 without an end marker linear. */
const LINES_BEFORE_END = `(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{40,100}={0,2}${BREAK}{1,16}){1,60}`;

/** Private keys with their armor, whole or cut off at either end. */
export const privateKeyRules = ruleFamily(
  (text) => /PRIVATE KEY|PuTTY-User-Key/.test(text),
  () => [
    {
      kind: 'private key',
      pattern: new RegExp(
        '-{4,5} ?BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}' +
          `(?:${BREAK}{0,16}(?:${HEADER_LINE}|${KEY_LINE})){0,400}${LAST_LINES}`,
        'dg',
      ),
    },
    {
      kind: 'private key',
      pattern: new RegExp(
        `${LINES_BEFORE_END}[A-Za-z0-9+/=]{0,100}${BREAK}{0,16}-{4,5} ?END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}`,
        'dg',
      ),
    },
    { kind: 'private key', pattern: /PuTTY-User-Key-File-\d:[\s\S]{0,4000}?Private-MAC: ?[0-9a-f]{40,64}/dg },
  ],
);
