import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Row } from './score-transcript.js';

/** One row of the table that people read. */
export function statementRow(row: Row): object {
  const { transcript, as_of, recall, facts, inPlace, placeable, claims, forbidden, rubric } = row;
  const { characters, longest, glued, repeated, cut, leaks, uncited, ms } = row;
  return {
    transcript: transcript.slice(0, 24),
    'as of': as_of.slice(0, 16),
    recall: recall.toFixed(2),
    facts,
    'in place': placeable === 0 ? '' : `${inPlace} of ${placeable}`,
    claims,
    forbidden: forbidden.length,
    characters,
    longest,
    glued,
    repeated,
    cut,
    rubric: rubric.toFixed(1),
    leaks: leaks + uncited,
    ms,
  };
}

/** A summary in full, one statement per line. */
export function summaryText(name: string, claims: readonly Claim[]): string {
  return [`# ${name}`, ...claims.map(({ section, text }) => `${section.padEnd(14)} ${text}`), ''].join('\n');
}
