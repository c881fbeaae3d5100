import type { Page, PageQuery } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Participant } from '../../incidents/records/participant.js';
import { participantEntity } from '../entities/participant-entity.js';
import { readItem, upsertUnlessRefused } from '../table/conditional-writes.js';
import { index, keysOf, pk, sk } from '../table/keys.js';
import { queryPage } from '../table/query-page.js';
import type { Table } from '../table/table-client.js';

/** Records how many messages a participant has sent. 2 WRU. */
async function recordMessageCount(
  table: Table,
  { incident_id, user_id, messages }: Participant & { messages: number },
): Promise<boolean> {
  const { PK, SK } = keysOf.participant({ incident_id, user_id });
  return upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { messages },
    condition: 'attribute_exists(PK)',
  });
}

/** Everyone who participated in an incident. 0.5 RRU for about 20. */
export async function participantsOf(table: Table, incidentId: string): Promise<Participant[]> {
  const people: Participant[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryPage(table, peopleQuery(incidentId), { limit: 100, cursor });
    people.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return people;
}

function peopleQuery(incidentId: string) {
  return {
    name: `people:${incidentId}`,
    input: {
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :user)',
      ExpressionAttributeValues: { ':pk': pk.incident(incidentId), ':user': sk.prefix.participant },
    },
    read: participantEntity.fromItem,
  };
}

/** Records how far a participant has caught up; it never moves back. 2 WRU. */
async function recordLastSeen(
  table: Table,
  { incident_id, user_id, seen_until }: Participant & { seen_until: Timestamp },
): Promise<boolean> {
  const { PK, SK } = keysOf.participant({ incident_id, user_id });
  return upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { seen_until },
    condition: 'attribute_exists(PK) AND (attribute_not_exists(seen_until) OR seen_until < :seen_until)',
  });
}

/** Records a person's first message, which makes them a participant; the earliest one counts. 2 WRU. */
async function recordFirstMessage(
  table: Table,
  speaker: Participant & { first_spoke_at: Timestamp },
): Promise<boolean> {
  const { PK, SK, first_spoke_at, ...keep } = participantEntity.toItem(speaker);
  return upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { first_spoke_at },
    keep,
    condition: 'attribute_not_exists(first_spoke_at) OR first_spoke_at > :first_spoke_at',
  });
}

/** A participant, read consistently because it decides what they may do; undefined for anyone else. 1 RRU. */
async function getParticipant(
  table: Table,
  incidentId: string,
  userId: string,
): Promise<Participant | undefined> {
  const { PK, SK } = keysOf.participant({ incident_id: incidentId, user_id: userId });
  const item = await readItem(table, { PK, SK });
  return item && participantEntity.fromItem(item);
}

/**
 * One page of a person's incidents, newest first (pattern 4), with their titles and services; use
 * `getIncidents` for status and severity. 0.5 RRU for 25.
 */
async function incidentsOfUser(table: Table, userId: string, page: PageQuery): Promise<Page<Participant>> {
  const query = {
    name: `user:${userId}`,
    input: {
      IndexName: 'GSI2' as const,
      KeyConditionExpression: 'GSI2PK = :user',
      ExpressionAttributeValues: { ':user': index.user(userId) },
      ScanIndexForward: false,
    },
    read: participantEntity.fromItem,
  };
  return queryPage(table, query, page);
}

/** Copies the incident's title to a person's row again, because the earlier title was removed. 2 WRU. */
async function retitleParticipant(
  table: Table,
  { incident_id, title }: Pick<Incident, 'incident_id' | 'title'>,
  user_id: string,
): Promise<void> {
  const { PK, SK } = keysOf.participant({ incident_id, user_id });
  const condition = 'attribute_exists(PK)';
  await upsertUnlessRefused(table, { key: { PK, SK }, set: { title }, condition });
}

export const participantOperations = {
  getParticipant,
  incidentsOfUser,
  participantsOf,
  recordFirstMessage,
  recordLastSeen,
  recordMessageCount,
  retitleParticipant,
};
