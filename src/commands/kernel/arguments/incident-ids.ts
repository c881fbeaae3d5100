import { bareWord, type Phrase } from './argument-reader.js';

/** What a word may name an incident by. */
export type TypedId =
  /** `INC-42` or `DRILL-7`, or `#inc-42-checkout`, the name of its channel. */
  | { kind: 'full'; id: string }
  /** `42`, which may as well be a number. */
  | { kind: 'bare'; id: string; hasSign: boolean }
  /** `<#C123|inc-42-checkout>` */
  | { kind: 'channel'; channelId: string; name: string }
  /** The id that another program gave: candidates to look up, the likeliest first. */
  | { kind: 'foreign'; ids: readonly string[]; isPrefixed: boolean };

const NUMBERED_ID = /^(inc|drill)[-\s_#]?0*(\d{1,12})$/i;
const BARE_NUMBER = /^(#?)0*(\d{1,12})$/;
const CHANNEL = /^<#([A-Z0-9]{1,25})(?:\|([^<>]*))?>$/;
/** *Copy link* in the menu of a channel or a message. */
const CHANNEL_LINK = /^<?https:\/\/[\w.-]{1,80}\/archives\/([CG][A-Z0-9]{1,25})(?:[/?|][^<>]*)?>?$/;
const CHANNEL_NAME = /^(inc|drill)-0*(\d{1,12})-[\w-]+$/i;
const FOREIGN = /^[\p{L}\p{N}][\p{L}\p{N}._/:-]{1,80}$/u;

/** Reads `INC-42`, `#42`, a channel, or an id that another program gave; undefined for other words. */
export function readTypedId(word: string): TypedId | undefined {
  const [, channelId, name = ''] =
    CHANNEL.exec(word.replace(/^[([*"']{1,3}/, '').replace(/[)\]*"',;:.!?]{1,3}$/, '')) ?? [];
  if (channelId !== undefined) return { kind: 'channel', channelId, name };
  const link = CHANNEL_LINK.exec(word)?.[1];
  if (link !== undefined) return { kind: 'channel', channelId: link, name: '' };
  const bare = bareWord(word).replace(/\p{Pd}/gu, '-');
  const full = readIncidentId(bare);
  if (full !== undefined) return { kind: 'full', id: full };
  const [, sign, digits] =
    BARE_NUMBER.exec(word.replace(/^[(["'*]{1,3}/, '').replace(/[)\]"'*,;:.!?]{1,3}$/, '')) ?? [];
  if (digits !== undefined) return { kind: 'bare', id: numbered(digits), hasSign: sign !== '' };
  return readForeignId(bare);
}

/** `INC-42` or `inc-000042` as an incident id. */
export function readIncidentId(word: string): string | undefined {
  const [, prefix, digits] = NUMBERED_ID.exec(word) ?? [];
  return digits === undefined ? undefined : numbered(digits, prefix);
}

/** `inc 42`, in two words. */
export function readSplitId([first = '', second = '']: readonly string[]): Phrase<string> | undefined {
  if (bareWord(first).toLowerCase() !== 'inc' && bareWord(first).toLowerCase() !== 'incident')
    return undefined;
  const read = readTypedId(second);
  return read?.kind === 'bare' ? { value: read.id, length: 2 } : undefined;
}

/** `inc-42-checkout` may be the channel of INC-42 or an id of its own. */
function readForeignId(word: string): TypedId | undefined {
  if (!FOREIGN.test(word) || !/\d/.test(word)) return undefined;
  const [, prefix, digits] = CHANNEL_NAME.exec(word) ?? [];
  const ids = [word, word.toUpperCase(), ...(digits === undefined ? [] : [numbered(digits, prefix)])];
  return { kind: 'foreign', ids: [...new Set(ids)], isPrefixed: /^(?:inc|drill)[-_]/i.test(word) };
}

function numbered(digits: string, prefix = 'INC'): string {
  return `${prefix.toUpperCase()}-${digits.padStart(6, '0')}`;
}
