import { redact } from '../../redaction/redact.js';
import { plainText } from '../plain-text.js';

const CLAIM_MAX = 300;

/** `[label](address)`, with nothing in it that could be told as text. */
const MARKDOWN_LINK = /!?\[([^[\]]*)\]\([^()]*\)/g;
const SLACK_LINK = /<(?:https?:\/\/|www\.|mailto:)[^<>|]*\|?([^<>|]*)>/gi;
const SLACK_SPECIAL = /<[@#!][^<>]*>/g;
const BROADCAST = /@(?:here|channel|everyone)\b/gi;
const ADDRESS = /www\.\S+|\b[a-z][a-z0-9+.-]*:\/\/\S*/gi;
/** What plainText leaves where an address was. */
const LINK_MARK = /\s*\(?\[link\]\)?/g;
/** Characters that nobody sees; nothing that is checked word for word needs them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|[\u2800\u3164\uFFA0]/gu;
/** Taking a thing out may put together another one; beyond this somebody plays games. */
const PASSES = 5;

/**
 * What a model wrote as one line of plain words: no links, no mentions, no invisible characters, no credentials, no
 * personal data, at most 300 characters. Empty when nothing is left.
 */
export function cleanClaimText(text: string): string {
  let line = text;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = strip(line);
    if (next === line) break;
    line = next;
  }
  return line === strip(line) ? cut(redact(line, { personal: true }).text.trim()) : '';
}

function strip(text: string): string {
  const plain = text
    .replace(UNSEEN, '')
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

/** Ends after a whole word where there is one in the last third. */
function cut(text: string): string {
  if (text.length <= CLAIM_MAX) return text;
  const part = text.slice(0, CLAIM_MAX - 1).toWellFormed();
  const space = part.lastIndexOf(' ');
  const whole = space > CLAIM_MAX / 1.5 ? part.slice(0, space) : part;
  return `${whole.replace(/[\s\uFFFD,;:–—-]+$/u, '')}…`;
}
