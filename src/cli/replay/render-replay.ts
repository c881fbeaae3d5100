import { SECTIONS } from '../../incidents/records/incident-summary.js';
import { shortId, statusWord } from '../../views/labels.js';
import type { Replayed } from './replay-transcript.js';

/** Renders a replayed incident for the terminal. */
export function renderReplay({
  incident,
  participants,
  comments,
  events,
  summaries,
  errors,
}: Replayed): string {
  const { incident_id, title, severity, status, service, roles } = incident;
  const held = Object.entries(roles).map(([role, holder]) => `${role} ${holder}`);
  const claims = summaries.at(-1)?.claims ?? [];
  const sections = SECTIONS.flatMap((section) => {
    const found = claims.filter((claim) => claim.section === section);
    if (found.length === 0) return [];
    return ['', section.replaceAll('_', ' '), ...found.map(({ text, citations }) => line(text, citations))];
  });
  return [
    `${shortId(incident_id)}  ${severity}  ${statusWord(status)}  ${title}`,
    `service ${service}; ${held.join(', ') || 'no roles'}`,
    `${comments.length} comments, ${events.length} events, ${participants.length} participants, ${summaries.length} summaries`,
    ...sections,
    '',
    errors.length === 0 ? 'Nothing was lost.' : `${errors.length} problems:\n${errors.join('\n')}`,
  ].join('\n');
}

/** With the times of day that it cites. */
function line(text: string, citations: readonly string[]): string {
  const times = citations.map((citation) => /T(\d\d:\d\d)/.exec(citation)?.[1]).filter(Boolean);
  return `  - ${text}  [${times.join(' ')}]`;
}
