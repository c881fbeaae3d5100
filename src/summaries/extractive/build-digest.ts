import { eventKind } from '../../incidents/event-catalog.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import { overlap, sharedWords } from '../content-words.js';
import type { TranscriptLine } from '../transcript.js';
import { arrangeClaims, type ClaimGroup, quoteGroup } from './arrange-claims.js';
import { type Candidate, readCandidates } from './candidates.js';
import { selectCandidates } from './select-candidates.js';
import { weighCandidates } from './weigh-candidates.js';

/** A line that says the same as a quoted one is a further source of it; at most so many. */
const FURTHER = 3;

/** What the lines tell, in sections, each claim in words that were said, with every line it rests on. */
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
    .slice(0, FURTHER);
}
