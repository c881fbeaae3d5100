import type { Claim, Summary } from '../incidents/records/incident-summary.js';
import type { TranscriptLine } from './transcript.js';

/**
 * The claims of an earlier summary whose sources all still stand as they did then; those whose source was edited,
 * deleted or redacted since are gone. The headline is written anew each time.
 */
export function stillStanding({ claims, timestamp }: Summary, lines: readonly TranscriptLine[]): Claim[] {
  const bySk = new Map(lines.map((line) => [line.sk, line]));
  const stands = (sk: string) => {
    const line = bySk.get(sk);
    return line !== undefined && !isChangedSince(line, timestamp);
  };
  return claims.filter(({ section, citations }) => section !== 'headline' && citations.every(stands));
}

/** What is to be read anew: what came after `after`, and what was edited since the earlier summary. */
export function newLines(
  lines: readonly TranscriptLine[],
  { after, since }: { after: string; since: string },
): TranscriptLine[] {
  return lines.filter((line) => line.at > after || isChangedSince(line, since));
}

function isChangedSince({ editedAt }: TranscriptLine, moment: string): boolean {
  return editedAt !== undefined && editedAt > moment;
}
