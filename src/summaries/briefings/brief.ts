import type { Claim, SummaryKind } from '../../incidents/records/incident-summary.js';
import { briefCatchup, tableCatchup } from './brief-catchup.js';
import { briefHandoff, tableHandoff } from './brief-handoff.js';
import { ownPostmortem } from './brief-postmortem.js';
import { briefResolution, lasting } from './brief-resolution.js';
import type { Briefed } from './briefed.js';

type Write = (briefed: Briefed) => Claim[];

/** Briefings built from the state, by kind. Other kinds are digests. */
const WHOLE: Partial<Record<SummaryKind, (briefed: Briefed) => Claim[] | Promise<Claim[]>>> = {
  handoff: briefHandoff,
  catchup: briefCatchup,
  resolution: briefResolution,
};

/** What code adds to each kind, with or without a model: the table's facts, and people's own words. */
const BY_CODE: Partial<Record<SummaryKind, Write>> = {
  handoff: tableHandoff,
  catchup: tableCatchup,
  resolution: lasting,
  postmortem: ownPostmortem,
};

/**
 * The briefing of a kind. Undefined for kinds that are digests, and for a first catch-up, which has nothing to compare
 * with.
 */
export async function briefFor(
  kind: SummaryKind | undefined,
  briefed: Briefed,
): Promise<Claim[] | undefined> {
  if (kind === undefined || (kind === 'catchup' && briefed.since === undefined)) return undefined;
  return WHOLE[kind]?.(briefed);
}

/** What code adds to a model's claims, and to a digest. */
export function writtenByCode(kind: SummaryKind | undefined, briefed: Briefed): Claim[] {
  if (kind === undefined || (kind === 'catchup' && briefed.since === undefined)) return [];
  return BY_CODE[kind]?.(briefed) ?? [];
}

/** Whether code adds to what a model writes. */
export function isWrittenByCode(kind: SummaryKind | undefined): boolean {
  return kind !== undefined && BY_CODE[kind] !== undefined;
}
