import { timelineEventSchema } from '../../incidents/records/timeline-event.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf, readSortKey } from '../table/read-keys.js';
import { EVENT_DAYS, expiry } from '../table/retention.js';

export const eventEntity = defineEntity({
  schema: timelineEventSchema,
  keys: keysOf.event,
  identify: (key) => {
    const { timestamp, rest } = readSortKey(key.SK);
    return { incident_id: incidentIdOf(key), timestamp, event_id: rest };
  },
  expiresAt: (r) => (r.key_event ? undefined : expiry(r.timestamp, EVENT_DAYS)),
});
