import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Page, PageQuery } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Participant } from '../../incidents/records/participant.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { eventEntity } from '../entities/event-entity.js';
import { participantEntity } from '../entities/participant-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { buildUpsert, putNew, unlessRefused } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { index, keysOf, pk, sk } from '../table/keys.js';
import { transact } from '../table/plain-requests.js';
import { queryPage } from '../table/query-page.js';
import { queueForSinks } from '../table/queue-for-sinks.js';
import type { Table } from '../table/table-client.js';
import { openRequest } from './requests/open-request.js';

/** Whether a row says that its person left and didn't come back; `:joined_at` is when they come back. */
const HAS_LEFT = '(attribute_not_exists(joined_at) OR joined_at <= left_at) AND left_at < :joined_at';

/** Whether a row says that its person is a participant now. */
const IS_THERE = 'attribute_exists(PK) AND (attribute_not_exists(left_at) OR joined_at > left_at)';

/** Adds a participant, or brings back one who left; false when they already are one. 2 WRU. */
async function recordParticipant(
  table: Table,
  participant: Participant & { joined_at: Timestamp },
): Promise<boolean> {
  const update = buildMove(table.name, participant, 'joined_at');
  const condition = `attribute_not_exists(PK) OR (${HAS_LEFT})`;
  return unlessRefused(() =>
    table.client.send(new UpdateCommand({ ...update, ConditionExpression: condition })),
  );
}

interface Move {
  participant: Participant;
  /** What the person asked for, at the time that the row names. */
  moment: 'joined_at' | 'left_at';
  request: Request;
  event?: TimelineEvent;
}

/**
 * Makes someone a participant or ends that, once for each request: a redelivery must not remove a person who came back.
 * `duplicate`: the request's row was there already; `unchanged`: there was nothing to do, which the row records, too. 6
 * to 10 WRU.
 */
async function moveOnRequest(
  table: Table,
  { participant, moment, request, event }: Move,
): Promise<'moved' | 'unchanged' | 'duplicate'> {
  const move = buildMove(table.name, participant, moment);
  const condition = moment === 'joined_at' ? `attribute_not_exists(PK) OR (${HAS_LEFT})` : IS_THERE;
  try {
    await transact(table, [
      { Put: putNew(table.name, requestEntity.toItem(request)) },
      { Update: { ...move, ConditionExpression: condition } },
      ...(event ? [{ Put: putNew(table.name, queueForSinks(table, eventEntity.toItem(event))) }] : []),
    ]);
    return 'moved';
  } catch (error) {
    const [first] = failedConditions(error);
    if (first === undefined) throw error;
    if (first === 0) return 'duplicate';
    return (await openRequest(table, request)) ? 'unchanged' : 'duplicate';
  }
}

/** Records how many messages a participant has sent. 2 WRU. */
async function recordMessageCount(
  table: Table,
  { incident_id, user_id, messages }: Participant & { messages: number },
): Promise<boolean> {
  const { PK, SK } = keysOf.participant({ incident_id, user_id });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: { messages },
    condition: 'attribute_exists(PK)',
  });
  return unlessRefused(() => table.client.send(new UpdateCommand(update)));
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

/** Records how far a participant has caught up; never moves back. 2 WRU. */
async function recordLastSeen(
  table: Table,
  { incident_id, user_id, seen_until }: Participant & { seen_until: Timestamp },
): Promise<boolean> {
  const { PK, SK } = keysOf.participant({ incident_id, user_id });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: { seen_until },
    condition: 'attribute_exists(PK) AND (attribute_not_exists(seen_until) OR seen_until < :seen_until)',
  });
  return unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

/** Records a person's first message, which makes them a participant; the earliest one counts. 2 WRU. */
async function recordFirstMessage(
  table: Table,
  speaker: Participant & { first_spoke_at: Timestamp },
): Promise<boolean> {
  const { PK, SK, first_spoke_at, ...keep } = participantEntity.toItem(speaker);
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: { first_spoke_at },
    keep,
    condition: 'attribute_not_exists(first_spoke_at) OR first_spoke_at > :first_spoke_at',
  });
  return unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

/** Records that a person joined or came back; the later of joining and leaving counts. 2 WRU. */
async function joinIncident(
  table: Table,
  participant: Participant & { joined_at: Timestamp },
): Promise<boolean> {
  return move(table, participant, 'joined_at');
}

/** Records that a person left; they remain a participant. 2 WRU. */
async function leaveIncident(
  table: Table,
  participant: Participant & { left_at: Timestamp },
): Promise<boolean> {
  return move(table, participant, 'left_at');
}

function buildMove(tableName: string, participant: Participant, moment: 'joined_at' | 'left_at') {
  const { PK, SK, ...rest } = participantEntity.toItem(participant);
  const { [moment]: at, ...keep } = rest;
  return buildUpsert({
    tableName,
    key: { PK, SK },
    set: { [moment]: at },
    keep,
    condition: `attribute_not_exists(#${moment}) OR #${moment} < :${moment}`,
  });
}

async function move(table: Table, participant: Participant, moment: 'joined_at' | 'left_at') {
  const update = buildMove(table.name, participant, moment);
  return unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

/** A participant, read consistently because it decides what they may do; undefined for anyone else. 1 RRU. */
async function getParticipant(
  table: Table,
  incidentId: string,
  userId: string,
): Promise<Participant | undefined> {
  const { PK, SK } = keysOf.participant({ incident_id: incidentId, user_id: userId });
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { PK, SK }, ConsistentRead: true }),
  );
  return Item && participantEntity.fromItem(Item);
}

/**
 * One page of a person's incidents, newest first (pattern 4), with their titles and services; `getIncidents` has status
 * and severity. 0.5 RRU for 25.
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

/** Copies the incident's title to a person's row again, because the one that was copied is gone. 2 WRU. */
async function retitleParticipant(
  table: Table,
  { incident_id, title }: Pick<Incident, 'incident_id' | 'title'>,
  user_id: string,
): Promise<void> {
  const { PK, SK } = keysOf.participant({ incident_id, user_id });
  const condition = 'attribute_exists(PK)';
  const update = buildUpsert({ tableName: table.name, key: { PK, SK }, set: { title }, condition });
  await unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

export const participantOperations = {
  getParticipant,
  incidentsOfUser,
  joinIncident,
  leaveIncident,
  moveOnRequest,
  participantsOf,
  recordFirstMessage,
  recordLastSeen,
  recordMessageCount,
  recordParticipant,
  retitleParticipant,
};
