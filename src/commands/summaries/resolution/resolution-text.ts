import type { Claim, Section, Summary } from '../../../incidents/records/incident-summary.js';
import { truncate } from '../../../views/text.js';

/** Maximum characters; table items stay under 4 KB. */
export const RESOLUTION_MAX = 2_000;

/** The parts of a note: the sections each takes its claims from, and how many at most. */
const PARTS: readonly [title: string, sections: readonly Section[], most: number][] = [
  ['Impact', ['impact'], 3],
  ['Cause', ['hypothesis'], 2],
  ['What ended it', ['actions'], 3],
  ['Still open', ['next_steps', 'open_questions'], 4],
];

/** A summary as a short note in plain text; empty if no claims belong in one. */
export function resolutionText({ claims }: Pick<Summary, 'claims'>): string {
  if (!claims.some(({ section }) => SUBSTANCE.has(section))) return '';
  const parts = PARTS.flatMap(([title, sections, most]) => {
    const isOwn = (claim: Claim) => sections.includes(claim.section) && !isSuspicion(claim);
    const own = claims.filter((claim) => isOwn(claim) && !isQuestionAsCause(claim));
    // Two people who resolve with the same words make two claims.
    const sentences = [...new Set(own.map(asSentence))].slice(0, most);
    return sentences.length === 0 ? [] : [`${title}: ${sentences.join(' ')}`];
  });
  const afterImpact = Number(parts[0]?.startsWith('Impact') === true);
  if (parts.length > 0 && !claims.some(isKnownCause)) parts.splice(afterImpact, 0, 'Cause: not known.');
  return truncate(parts.join('\n'), RESOLUTION_MAX);
}

/** Without any of these, a note isn't worth it: how long it lasted and what's left to do say little alone. */
const SUBSTANCE: ReadonlySet<Section> = new Set(['impact', 'hypothesis', 'actions']);

/** People leave out the final period, which separates two quotes. */
function asSentence({ text }: Claim): string {
  return /[.!?…。]$/u.test(text) ? text : `${text}.`;
}

/** The digest labels suspicions as such; a note for the record states the cause, or that nobody knows it. */
function isSuspicion({ text }: Claim): boolean {
  return text.startsWith('Suspected by ');
}

/** A question never states the cause. */
function isQuestionAsCause({ section, text }: Claim): boolean {
  return section === 'hypothesis' && /[?？]\s*$/.test(text);
}

function isKnownCause(claim: Claim): boolean {
  return claim.section === 'hypothesis' && !isSuspicion(claim) && !isQuestionAsCause(claim);
}
