import type { Timestamp } from '../../base/timestamp.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { checkClaims } from '../../summaries/checker/check-claims.js';
import { buildState } from '../../summaries/state/build-state.js';
import type { IncidentState } from '../../summaries/state/entry.js';
import type { TranscriptLine } from '../../summaries/transcript.js';
import type { JudgedClaim } from './facts-file.js';

/** What a transcript left behind, ready to be summarized and checked. */
export interface Played {
  record: IncidentRecord;
  lines: readonly TranscriptLine[];
  nameOf: (userId: string) => string;
  now: Timestamp;
}

export interface CheckedClaim {
  kind: string;
  ok: boolean;
  accepted: boolean;
  text: string;
}

/** Runs claims that are known to be right or wrong through the checks, each on its own. */
export async function scoreClaims(judged: readonly JudgedClaim[], played: Played): Promise<CheckedClaim[]> {
  if (judged.length === 0) return [];
  const state = await buildState(played.lines);
  const skAt = new Map(played.lines.map(({ at, sk }) => [at, sk]));
  return judged.map(({ ok, kind, text, section, cites }) => {
    const citations = cites.flatMap((at) => skAt.get(at) ?? []);
    const claim: Claim = { section: section as Section, text, citations };
    return { ok, kind, text, accepted: isAccepted(claim, played, state) };
  });
}

/** Without a headline of its own, a summary gets one from the table; that one doesn't count. */
function isAccepted(claim: Claim, { lines, record, now, nameOf }: Played, state: IncidentState): boolean {
  const against = { lines, state, incident: record.incident, now, nameOf, kind: 'part' } as const;
  const { claims } = checkClaims([claim], against);
  return claims.some(({ section }) => section === claim.section);
}

export interface ClaimRates {
  kind: string;
  claims: number;
  accepted: number;
  rate: string;
}

/** How many true and false claims were accepted, in all and by kind. */
export function ratesByKind(checked: readonly CheckedClaim[]): ClaimRates[] {
  const groups = new Map<string, CheckedClaim[]>();
  for (const one of checked) {
    for (const name of [one.ok ? 'true' : 'false', `${one.ok ? 'true' : 'false'}: ${one.kind}`]) {
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, own]) => {
      const accepted = own.filter((one) => one.accepted).length;
      return { kind, claims: own.length, accepted, rate: (accepted / own.length).toFixed(2) };
    });
}
