import { eventKind } from '../../incidents/event-catalog.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import { overlap, sharedWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';
import { arrangeClaims, type ClaimGroup, quoteGroup } from './arrange-claims.js';
import { type Candidate, readCandidates } from './candidates.js';
import { selectCandidates } from './select-candidates.js';
import { weighCandidates } from './weigh-candidates.js';

/** How many lines that say the same as a quoted one are cited along with it. */
const FURTHER_SOURCES_MAX = 3;

/** Quotes the most important lines, arranged in sections, each claim with all its sources. */
export function buildDigest(lines: readonly TranscriptLine[]): Claim[] {
  const candidates = readCandidates(lines).filter(
    ({ line }) => eventKind(line.type ?? '').digest !== 'skipped',
  );
  const weights = weighCandidates(candidates);
  return arrangeClaims(selectCandidates(weights), weights).map((group) => ({
    section: group.section,
    text: quoteGroup(group),
    citations: [...group.members, ...furtherSources(group, candidates)].map(({ line }) => line.sk),
  }));
}

function furtherSources({ members }: ClaimGroup, candidates: readonly Candidate[]): Candidate[] {
  const saysTheSame = (candidate: Candidate) =>
    members.some(
      ({ words }) => sharedWords(words, candidate.words) >= 3 && overlap(words, candidate.words) >= 0.5,
    );
  return candidates
    .filter((one) => !members.includes(one) && one.statements.length > 0 && saysTheSame(one))
    .slice(0, FURTHER_SOURCES_MAX);
}
