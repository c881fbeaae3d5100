import { distinctSources } from '../../incidents/distinct-sources.js';
import { holdersOf } from '../../incidents/records/incident.js';
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
  const held = holdersOf(roles).map(([role, holder]) => `${role} ${holder}`);
  const claims = summaries.at(-1)?.claims ?? [];
  const sections = SECTIONS.flatMap((section) => {
    const found = claims.filter((claim) => claim.section === section);
    if (found.length === 0) return [];
    return ['', section.replaceAll('_', ' '), ...found.map(({ text, citations }) => line(text, citations))];
  });
  return [
    `${shortId(incident_id)}  ${severity}  ${statusWord(status)}  ${title}`,
    `service ${service}; ${held.join(', ') || 'no roles'}`,
    [
      count(comments.length, 'comment'),
      count(events.length, 'event'),
      count(participants.length, 'participant'),
      count(summaries.length, 'summary', 'summaries'),
    ].join(', '),
    ...sections,
    '',
    errors.length === 0 ? 'Nothing was lost.' : `${count(errors.length, 'problem')}:\n${errors.join('\n')}`,
  ].join('\n');
}

/** With the times of day that it cites. */
function line(text: string, citations: readonly string[]): string {
  const times = distinctSources(citations)
    .map((citation) => /T(\d\d:\d\d)/.exec(citation)?.[1])
    .filter(Boolean);
  return `  - ${text}  [${times.join(' ')}]`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
