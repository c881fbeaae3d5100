import { redact } from '../redaction/redact.js';

/** The replacements to make. */
export interface Replacements {
  /** Stand-ins by Slack id, for mentions. */
  people: ReadonlyMap<string, string>;
  /** Words and names as people type them, in any case, with their replacements. */
  words: readonly (readonly [from: string, to: string])[];
}

/** Gives the same name the same replacement throughout a drill. */
export type Anonymize = (text: string) => string;

const MENTION = /<@([A-Z0-9]{1,25})(?:\|[^<>]{0,80})?>/g;
const CHANNEL = /<#([A-Z0-9]{1,25})(?:\|[^<>]{0,80})?>|(?<![\p{L}\p{N}&])#([a-z][a-z0-9_-]{1,79})/gu;
const GROUP = /<!(?:subteam\^)?[A-Za-z0-9]{1,25}(?:\|[^<>]{0,80})?>/g;
const LINK = /<(?:https?|mailto):[^<>|]{1,2000}(?:\|([^<>]{1,500}))?>/g;
const BARE_LINK = /\bhttps?:\/\/\S{1,2000}/g;

/** Separators of words that may be hosts. */
const BETWEEN = /([^\p{L}\p{N}._-]+)/u;
/** Names with a dot that are files rather than hosts. */
const FILE =
  /\.(?:css|csv|go|html?|jar|java|jsx?|json|log|md|php|png|py|rb|rs|sh|sql|tf|tsx?|txt|xml|ya?ml)$/i;
const HOST = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,8}\.[a-z]{2,24}\.?$/i;
const ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * Replaces names in texts: credentials, addresses and phone numbers, mentions, channels, links, hosts, and the given
 * words. Words that aren't given, such as a customer's name, stay.
 */
export function createAnonymizer({ people, words }: Replacements): Anonymize {
  const numbered = new Map<string, string>();
  const standIn = (kind: string, of: string) => {
    const key = `${kind} ${of.toLowerCase()}`;
    const count = [...numbered.keys()].filter((one) => one.startsWith(`${kind} `)).length;
    const known = numbered.get(key) ?? `${kind}-${count + 1}`;
    numbered.set(key, known);
    return known;
  };
  const host = (word: string) =>
    ADDRESS.test(word) || (HOST.test(word) && !FILE.test(word)) ? `${standIn('host', word)}.example` : word;
  const longestFirst = [...words].sort(([a], [b]) => b.length - a.length);
  return (text) => {
    const linked = text
      .replace(MENTION, (_whole, id: string) => people.get(id) ?? 'someone')
      .replace(LINK, (_whole, label?: string) => label ?? '[link]')
      .replace(BARE_LINK, '[link]')
      .replace(CHANNEL, (_whole, id?: string, name?: string) => `#${standIn('channel', id ?? name ?? '')}`)
      .replace(GROUP, '@team');
    const safe = redact(linked, { personal: true }).text;
    const renamed = longestFirst.reduce((all, [from, to]) => replaceWord(all, from, to), safe);
    return renamed.split(BETWEEN).map(host).join('');
  };
}

/** Only whole words: `Ann` isn't in `Annex`. */
function replaceWord(text: string, from: string, to: string): string {
  const [lower, wanted] = [text.toLowerCase(), from.toLowerCase()];
  let done = '';
  let at = 0;
  for (let found = lower.indexOf(wanted); found >= 0 && wanted !== ''; found = lower.indexOf(wanted, at)) {
    const end = found + wanted.length;
    const isWhole = !isLetter(text[found - 1]) && !isLetter(text[end]);
    done += text.slice(at, found) + (isWhole ? to : text.slice(found, end));
    at = end;
  }
  return done + text.slice(at);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
