import { SEVERITIES, type Severity, STATUSES, type Status } from '../../incidents/records/incident.js';

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

const SEVERITY_WORD = /^(?:p|sev-?)([0-4])$/i;
const SEVERITY_LIKE = /^(?:p|sev-?)\d+$/i;
const USER_MENTION = /^<@([A-Z0-9_]+)(?:\|[^>]*)?>[,:]?$/;
const NUMBERED_ID = /^inc-?0*(\d{1,12})$/i;
const BARE_NUMBER = /^#?0*(\d{1,12})$/;

/** `resolved` or `RESOLVED` as a status; undefined for other words. */
export function readStatus(word: string): Status | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(STATUS_WORDS, key) ? STATUS_WORDS[key] : undefined;
}

/** `P1`, `p1`, `sev1` as a severity. */
export function readSeverity(word: string): Severity | undefined {
  const level = SEVERITY_WORD.exec(word)?.[1];
  return SEVERITIES.find((severity) => severity === `P${level}`);
}

/** True for words such as `P10`, which are meant as a severity but are none. */
export function looksLikeSeverity(word: string): boolean {
  return SEVERITY_LIKE.test(word);
}

/** The user id in a mention as Slack sends it, `<@U123|alice>`, also where people address someone: `@alice:`. */
export function readUser(word: string): string | undefined {
  return USER_MENTION.exec(word)?.[1];
}

/** Whether a word names the person who types it. */
export function isMe(word: string): boolean {
  return ['me', '@me', 'myself'].includes(word.toLowerCase());
}

/** `INC-42` or `inc-000042` as an incident id. */
export function readIncidentId(word: string): string | undefined {
  return numbered(NUMBERED_ID.exec(word)?.[1]);
}

/** `42` or `#42` as an incident id. */
export function readBareIncidentId(word: string): string | undefined {
  return numbered(BARE_NUMBER.exec(word)?.[1]);
}

function numbered(digits: string | undefined): string | undefined {
  return digits === undefined ? undefined : `INC-${digits.padStart(6, '0')}`;
}

/** Names the next page in the command line of a button. */
export const PAGE_KEY = 'page:';

/** `page:…` as the place where the next page of a list begins. */
export function readPageKey(word: string): string | undefined {
  return word.startsWith(PAGE_KEY) ? word.slice(PAGE_KEY.length) : undefined;
}
