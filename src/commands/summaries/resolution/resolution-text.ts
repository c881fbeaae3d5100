import type { Claim, Section, Summary } from '../../../incidents/records/incident-summary.js';
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
    const own = claims.filter((claim) => claim.section === name && !isSuspicion(claim)).slice(0, most);
    return own.length === 0 ? [] : [`${title}: ${own.map(asSentence).join(' ')}`];
  });
  const afterImpact = Number(parts[0]?.startsWith('Impact') === true);
  if (parts.length > 0 && !claims.some(isKnownCause)) parts.splice(afterImpact, 0, 'Cause: not known.');
  return truncate(parts.join('\n'), RESOLUTION_MAX);
}

/** People leave out the last period, which keeps two quotes apart. */
function asSentence({ text }: Claim): string {
  return /[.!?…。]$/u.test(text) ? text : `${text}.`;
}

/** The digest labels what people only suspect; a note for the record states the cause, or that nobody knows it. */
function isSuspicion({ text }: Claim): boolean {
  return text.startsWith('Suspected by ');
}

function isKnownCause(claim: Claim): boolean {
  return claim.section === 'hypothesis' && !isSuspicion(claim);
}
