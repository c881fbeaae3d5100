import type { Section, Summary } from '../../../incidents/records/incident-summary.js';
import { truncate } from '../../../views/text.js';

/** Characters; items of the table stay under 4 KB. */
export const RESOLUTION_MAX = 2_000;

/** The parts of a note, and the most claims that each takes from its section. */
const PARTS: readonly [Section, string, number][] = [
  ['impact', 'Impact', 2],
  ['hypothesis', 'Cause', 2],
  ['actions', 'What was done', 3],
];

/** A summary as a short note in plain text; empty when it has no claims that belong in one. */
export function resolutionText({ claims }: Pick<Summary, 'claims'>): string {
  const parts = PARTS.flatMap(([name, title, most]) => {
    const own = claims.filter((claim) => claim.section === name).slice(0, most);
    return own.length === 0 ? [] : [`${title}: ${own.map(({ text }) => text).join(' ')}`];
  });
  return truncate(parts.join('\n'), RESOLUTION_MAX);
}
