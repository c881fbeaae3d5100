import { STATUSES, type Status } from '../../../incidents/records/incident.js';
import { bareWord } from './argument-reader.js';

const STATUS_WORDS: Record<string, Status> = {
  ...Object.fromEntries(STATUSES.map((status) => [status.toLowerCase(), status])),
  reopened: 'OPEN',
  ack: 'ACKNOWLEDGED',
  acked: 'ACKNOWLEDGED',
  acknowledge: 'ACKNOWLEDGED',
  mitigate: 'MITIGATING',
  mitigated: 'MITIGATING',
  resolve: 'RESOLVED',
  fixed: 'RESOLVED',
  close: 'CLOSED',
};

const USER_MENTION = /^[^\p{L}\p{N}<>]{0,6}<@([A-Z0-9_]{1,40})(?:\|[^<>]*)?>(?:'s)?[^\p{L}\p{N}<>]{0,6}$/u;

/** `resolved` or `RESOLVED` as a status; undefined for other words. */
export function readStatus(word: string): Status | undefined {
  const key = bareWord(word).toLowerCase();
  return Object.hasOwn(STATUS_WORDS, key) ? STATUS_WORDS[key] : undefined;
}

/** The user id in a mention as Slack sends it, `<@U123|alice>`, with any punctuation around it. */
export function readUser(word: string): string | undefined {
  return USER_MENTION.exec(word)?.[1];
}

/** The usual roles in English, to be part of a pattern. */
export const ROLE_WORD = '(?:commander|ic|lead|comms|scribe|ops)';

/** Whether a word names the person who types it. */
export function isMe(word: string): boolean {
  return ['me', '@me', 'myself'].includes(bareWord(word).toLowerCase());
}

/** Names the next page in the command line of a button. */
export const PAGE_KEY = 'page:';

/** `page:…` as the place where the next page of a list begins. */
export function readPageKey(word: string): string | undefined {
  return word.startsWith(PAGE_KEY) ? word.slice(PAGE_KEY.length) : undefined;
}
