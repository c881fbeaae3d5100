import { keysOf } from '../data/table/keys.js';
import type { Incident } from '../incidents/records/incident.js';
import type { Claim } from '../incidents/records/incident-summary.js';
import { statusWord } from '../views/labels.js';
import { plainText } from './plain-text.js';
import type { NameOf, TranscriptLine } from './transcript.js';

/** The headline cites the declaration and the latest change of each of these. */
const CITED_TYPES: readonly (readonly string[])[] = [
  ['INCIDENT_DECLARED'],
  ['SEVERITY_CHANGED'],
  ['STATUS_CHANGED', 'STATUS_CONFIRMED'],
];

/** States severity, status and title from the table. Cites the incident itself when no event recorded them. */
export function buildHeadline(incident: Incident, lines: readonly TranscriptLine[], nameOf: NameOf): Claim {
  const { severity, status, title } = incident;
  const sources = CITED_TYPES.flatMap(
    (types) => lines.findLast(({ type }) => type !== undefined && types.includes(type))?.sk ?? [],
  );
  return {
    section: 'headline',
    text: `${severity} · ${statusWord(status)}: ${plainText(title, nameOf)}`,
    citations: sources.length > 0 ? sources : [keysOf.incident(incident).SK],
  };
}
