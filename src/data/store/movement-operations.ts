import type { Timestamp } from '../../base/timestamp.js';
import type { Participant } from '../../incidents/records/participant.js';
import type { Request } from '../../incidents/records/request.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { eventEntity } from '../entities/event-entity.js';
import { participantEntity } from '../entities/participant-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { buildUpsert, putNew, unlessRefused } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { transact, updateItem } from '../table/plain-requests.js';
import { queueForSinks } from '../table/queue-for-sinks.js';
import type { Table } from '../table/table-client.js';
import { openRequest } from './requests/open-request.js';

/** Whether a row's person has left and not come back; `:joined_at` is the time of coming back. */
const HAS_LEFT = '(attribute_not_exists(joined_at) OR joined_at <= left_at) AND left_at < :joined_at';

/** Whether a row's person is currently a participant. */
const IS_THERE = 'attribute_exists(PK) AND (attribute_not_exists(left_at) OR joined_at > left_at)';

/** Adds a participant, or brings back one who left; false if they already are one. 2 WRU. */
async function recordParticipant(
  table: Table,
  participant: Participant & { joined_at: Timestamp },
): Promise<boolean> {
  const update = buildMove(table.name, participant, 'joined_at');
  const condition = `attribute_not_exists(PK) OR (${HAS_LEFT})`;
  return unlessRefused(() => updateItem(table, { ...update, ConditionExpression: condition }));
}

interface Move {
  participant: Participant;
  /** The change that the person requested, at the time in the row. */
  moment: 'joined_at' | 'left_at';
  request: Request;
  event?: TimelineEvent;
}

/**
 * Makes someone a participant or ends that, once for each request: a redelivery must not remove a person who
 * came back. `duplicate`: the request's row already existed; `unchanged`: there was nothing to do, which the
 * row also records. 6 to 10 WRU.
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
  return unlessRefused(() => updateItem(table, update));
}

/** Joining and leaving: by request, which may be redelivered, or as reported by Slack, in any order. */
export const movementOperations = { joinIncident, leaveIncident, moveOnRequest, recordParticipant };
