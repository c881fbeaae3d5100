import { redact } from '../../redaction/redact.js';
import { plainText } from '../plain-text.js';

const CLAIM_MAX = 300;
/** Markup may make a claim longer than the text it leaves, but no claim needs more. */
const READ_MAX = 4_000;

/** `[label](address)`; only the label is text. */
const MARKDOWN_LINK = /!?\[([^[\]]*)\]\([^()]*\)/g;
const SLACK_LINK = /<(?:https?:\/\/|www\.|mailto:)[^<>|]*(?:\|([^<>|]*))?>/gi;
const SLACK_SPECIAL = /<[@#!][^<>]*>/g;
const BROADCAST = /@(?:here|channel|everyone)\b/gi;
const ADDRESS = /www\.\S+|\b[a-z][a-z0-9+.-]{0,30}:\/\/\S*/gi;
/** plainText leaves this in place of a link. */
const LINK_MARK = /\s?\(?\[link\]\)?/g;
/** Invisible characters could hide a word from the checks. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\u2800\u3164\uFFA0]/gu;
/** Removing markup can form new markup; text that takes more passes than this is an attack and is dropped. */
const PASSES = 5;

/**
 * Turns a model's text into one plain line of at most 300 characters without links, mentions, invisible characters,
 * credentials or personal data. Returns an empty string when nothing is left.
 */
export function cleanClaimText(text: string): string {
  let line = text.slice(0, READ_MAX);
  for (let pass = 0; pass < PASSES; pass++) {
    const next = strip(line);
    if (next === line) break;
    line = next;
  }
  return line === strip(line) ? truncateAtWord(redact(line, { personal: true }).text.trim()) : '';
}

function strip(text: string): string {
  const plain = text
    .replace(INVISIBLE, '')
    .replace(MARKDOWN_LINK, '$1')
    .replace(SLACK_LINK, '$1')
    .replace(SLACK_SPECIAL, '')
    .replace(ADDRESS, '');
  return plainText(plain, (userId) => userId)
    .replace(LINK_MARK, '')
    .replace(BROADCAST, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;!?](?:\s|$))/g, '')
    .trim();
}

/** Ends at a word boundary if there is one in the last third. */
function truncateAtWord(text: string): string {
  if (text.length <= CLAIM_MAX) return text;
  const part = text.slice(0, CLAIM_MAX - 1).toWellFormed();
  const space = part.lastIndexOf(' ');
  const whole = space > CLAIM_MAX / 1.5 ? part.slice(0, space) : part;
  return `${whole.replace(/[\s\uFFFD,;:–—-]{1,20}$/u, '')}…`;
}
