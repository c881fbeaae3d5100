import { ConflictError } from '../../../base/errors.js';
import type { ChannelLink } from '../../../incidents/records/channel-link.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { Participant } from '../../../incidents/records/participant.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import { channelLinkEntity } from '../../entities/channel-link-entity.js';
import { eventEntity } from '../../entities/event-entity.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { participantEntity } from '../../entities/participant-entity.js';
import { putNew } from '../../table/conditional-writes.js';
import { failedConditions } from '../../table/failures.js';
import { transact } from '../../table/plain-requests.js';
import { queueForSinks } from '../../table/queue-for-sinks.js';
import type { Table } from '../../table/table-client.js';
import { getIncident } from './read-incidents.js';

export interface NewIncident {
  incident: Incident;
  event: TimelineEvent;
  /** The person who declared it; absent if alerts did. */
  participant?: Participant;
  link: ChannelLink;
}

function buildPuts(table: Table, declared: NewIncident) {
  const items = [
    incidentEntity.toItem(declared.incident),
    queueForSinks(table, eventEntity.toItem(declared.event)),
    ...(declared.participant ? [participantEntity.toItem(declared.participant)] : []),
    channelLinkEntity.toItem(declared.link),
  ];
  return items.map((item) => ({ Put: putNew(table.name, item) }));
}

/**
 * Writes an incident with its first event, its declarer and its channel in one transaction. Repeating the
 * same request has no effect and succeeds. Throws ConflictError if another incident has the id or the
 * channel. 12 WRU, one round trip.
 */
export async function declareIncident(table: Table, declared: NewIncident): Promise<void> {
  try {
    await transact(table, buildPuts(table, declared));
  } catch (error) {
    if (failedConditions(error).length === 0) throw error;
    const { incident_id, request_id } = declared.incident;
    const existing = await getIncident(table, incident_id);
    if (request_id !== undefined && existing?.request_id === request_id) return;
    throw new ConflictError(`${incident_id} or its channel is already in use. Declare it again.`, {
      cause: error,
    });
  }
}
