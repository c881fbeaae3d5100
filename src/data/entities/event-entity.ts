import { timelineEventSchema } from '../../incidents/records/timeline-event.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf, parseSortKey } from '../table/keys.js';
import { EVENT_DAYS, expiry } from '../table/retention.js';

export const eventEntity = defineEntity({
  schema: timelineEventSchema,
  keys: keysOf.event,
  identify: ({ PK, SK }) => {
    const { first, rest } = parseSortKey(SK);
    return { incident_id: incidentIdOf(PK), timestamp: first, event_id: rest };
  },
  expiresAt: (r) => (r.key_event ? undefined : expiry(r.timestamp, EVENT_DAYS)),
});
