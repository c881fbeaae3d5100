import { MINUTE_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { Claim, Summary } from '../incidents/records/incident-summary.js';
import type { TranscriptLine } from './transcript.js';

/**
 * The claims of an earlier summary whose sources haven't been edited, deleted or redacted since. Leaves out the
 * headline, which every summary writes again.
 */
export function carryOverClaims({ claims, timestamp }: Summary, lines: readonly TranscriptLine[]): Claim[] {
  const bySk = new Map(lines.map((line) => [line.sk, line]));
  for (const line of lines) if (line.replaces !== undefined) bySk.set(line.replaces, line);
  const isUnchanged = (sk: string) => {
    const line = bySk.get(sk);
    return line !== undefined && !isChangedSince(line, timestamp);
  };
  return claims
    .filter(({ section, citations }) => section !== 'headline' && citations.every(isUnchanged))
    .map((claim) => ({ ...claim, citations: claim.citations.map((sk) => bySk.get(sk)?.sk ?? sk) }));
}

/** The lines a continued summary reads: those after `after`, and those edited after `since`. */
export function linesToRead(
  lines: readonly TranscriptLine[],
  { after, since }: { after: string; since: string },
): TranscriptLine[] {
  return lines.filter((line) => line.at > after || isChangedSince(line, since));
}

function isChangedSince({ editedAt }: TranscriptLine, moment: string): boolean {
  return editedAt !== undefined && editedAt > moment;
}

/** If Slack delivers a message later than this, continued summaries miss it, but a full one finds it. */
const LATE_MS = 2 * MINUTE_MS;

export interface Watermark {
  /** Read every line after this. */
  after: Timestamp;
  /** Also read older lines edited after this. */
  since: Timestamp;
}

/**
 * Where a later summary starts reading. Overlaps by a few minutes, because a message may arrive after the earlier
 * summary was requested.
 */
export function watermarkOf({ timestamp }: Summary): Watermark {
  return { after: addMillis(timestamp, -LATE_MS), since: timestamp };
}
