import { keysOf } from '../data/table/keys.js';
import { eventKind, HEADLINE_PARTS } from '../incidents/event-catalog.js';
import type { NameOf } from '../incidents/names.js';
import type { Incident } from '../incidents/records/incident.js';
import type { Claim } from '../incidents/records/incident-summary.js';
import { statusWord } from '../views/labels.js';
import { plainText } from './plain-text.js';
import type { TranscriptLine } from './transcript.js';

/**
 * States severity, status and title from the table. Cites the latest event of each, or the incident itself if there is
 * none.
 */
export function buildHeadline(incident: Incident, lines: readonly TranscriptLine[], nameOf: NameOf): Claim {
  const { severity, status, title } = incident;
  const sources = HEADLINE_PARTS.flatMap(
    (part) => lines.findLast(({ type = '' }) => eventKind(type).part === part)?.sk ?? [],
  );
  return {
    section: 'headline',
    text: `${severity} · ${statusWord(status)}: ${plainText(title, nameOf)}`,
    citations: sources.length > 0 ? sources : [keysOf.incident(incident).SK],
  };
}
