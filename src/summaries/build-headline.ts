import { keysOf } from '../data/table/keys.js';
import type { Incident } from '../incidents/records/incident.js';
import type { Claim } from '../incidents/records/incident-summary.js';
import { statusWord } from '../views/labels.js';
import { plainText } from './plain-text.js';
import type { NameOf, TranscriptLine } from './transcript.js';

/** What the headline rests on, and nothing else: what was declared, and the last word on each part of it. */
const RESTS_ON: readonly (readonly string[])[] = [
  ['INCIDENT_DECLARED'],
  ['SEVERITY_CHANGED'],
  ['STATUS_CHANGED', 'STATUS_CONFIRMED'],
];

/** Severity, status and title as the table has them. Where no event tells of them it rests on the incident itself. */
export function headline(incident: Incident, lines: readonly TranscriptLine[], nameOf: NameOf): Claim {
  const { severity, status, title } = incident;
  const sources = RESTS_ON.flatMap(
    (types) => lines.findLast(({ type }) => type !== undefined && types.includes(type))?.sk ?? [],
  );
  return {
    section: 'headline',
    text: `${severity} · ${statusWord(status)}: ${plainText(title, nameOf)}`,
    citations: sources.length > 0 ? sources : [keysOf.incident(incident).SK],
  };
}
