import type { Timestamp } from '../../base/timestamp.js';
import { messageOfState } from '../../incidents/message-state.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import { sk } from '../table/keys.js';
import { readSortKey } from '../table/read-keys.js';

/**
 * The time of the message that a citation refers to: as a comment, as the key event that quotes it, or as a
 * state of a bot's message. Undefined if it refers to something else.
 */
export function citedMessage(citation: string): Timestamp | undefined {
  const { timestamp, rest } = readSortKey(citation);
  if (citation.startsWith(sk.prefix.comment)) return timestamp;
  if (!citation.startsWith(sk.prefix.event)) return undefined;
  return rest === 'marked' ? timestamp : messageOfState({ event_id: rest });
}

/** The times of all messages that a summary cites. */
export function citedMessages({ claims }: Pick<Summary, 'claims'>): Timestamp[] {
  return [...new Set(claims.flatMap(({ citations }) => citations.flatMap((one) => citedMessage(one) ?? [])))];
}

export type Reduced = Summary & { redacted_claims: number };

/** Removes the claims that cite any of these messages from a summary; undefined if none does. */
export function withoutClaimsOn(summary: Summary, messages: ReadonlySet<Timestamp>): Reduced | undefined {
  return withoutClaims(summary, (citation) => messages.has(citedMessage(citation) ?? ''));
}

/** Removes the claims that cite any of these items from a summary; undefined if none does. */
export function withoutClaimsCiting(summary: Summary, sortKeys: ReadonlySet<string>): Reduced | undefined {
  return withoutClaims(summary, (citation) => sortKeys.has(citation));
}

function withoutClaims(summary: Summary, isGone: (citation: string) => boolean): Reduced | undefined {
  const claims = summary.claims.filter(({ citations }) => !citations.some(isGone));
  const removed = summary.claims.length - claims.length;
  if (removed === 0) return undefined;
  return { ...summary, claims, redacted_claims: (summary.redacted_claims ?? 0) + removed };
}
