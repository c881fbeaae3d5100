import { commentEntity } from '../../src/data/entities/comment-entity.js';
import { eventEntity } from '../../src/data/entities/event-entity.js';
import { incidentEntity } from '../../src/data/entities/incident-entity.js';
import { participantEntity } from '../../src/data/entities/participant-entity.js';
import { summaryEntity } from '../../src/data/entities/summary-entity.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { aComment, anEvent, anIncident, aParticipant, aSummary } from '../support/records.js';
import { type Archiver, CLOSED_AT, putAll } from './archive-world.js';

export const INCIDENT = 'INC-000042';

/** A closed incident with its sentinel, 30 comments and one of each other kind. Returns the number of comments. */
export async function putIncident(
  it: Archiver,
  overrides: Partial<Incident> = {},
  comments = 30,
): Promise<number> {
  const incident = anIncident({ status: 'CLOSED', closed_at: CLOSED_AT, version: 5, ...overrides });
  const { incident_id } = incident;
  const said = Array.from({ length: comments }, (_, i) =>
    commentEntity.toItem(
      aComment({
        incident_id,
        timestamp: commentTime(i + 1),
        text: `Comment ${i + 1}`,
      }),
    ),
  );
  await putAll(it, [
    incidentEntity.toItem(incident),
    eventEntity.toItem(anEvent({ incident_id })),
    participantEntity.toItem(aParticipant({ incident_id })),
    summaryEntity.toItem(aSummary({ incident_id })),
    { PK: `INCIDENT#${incident_id}`, SK: 'ARCHIVE#DUE', expires_at: 1_744_740_000 },
    { PK: `INCIDENT#${incident_id}`, SK: 'JIRA', ticket: 'OPS-7', tags: new Set(['a', 'b']) },
    ...said,
  ]);
  return comments;
}

/** The time of the nth comment, counting from 1. */
export function commentTime(n: number): string {
  return `2025-01-15T14:06:00.${String(n).padStart(6, '0')}Z`;
}
