import { LRUCache } from 'lru-cache';
import type { Timestamp } from '../base/timestamp.js';
import type { CaptureDeps } from './capture-deps.js';

interface FirstMessage {
  incidentId: string;
  userId: string;
  at: Timestamp;
}

/** Makes people who post in an incident channel its participants. */
export interface ParticipantTracker {
  /** Costs nothing for a person whose message this process has already recorded. */
  recordMessage(message: FirstMessage): Promise<void>;
}

const MAX_REMEMBERED = 5_000;

export function createParticipantTracker({
  cached,
  store,
}: Pick<CaptureDeps, 'cached' | 'store'>): ParticipantTracker {
  const recorded = new LRUCache<string, true>({ max: MAX_REMEMBERED });
  return {
    async recordMessage({ incidentId, userId, at }) {
      const key = `${incidentId} ${userId}`;
      if (recorded.has(key)) return;
      const brief = await cached.briefOf(incidentId);
      await store.recordFirstMessage({
        incident_id: incidentId,
        user_id: userId,
        joined_at: at,
        first_spoke_at: at,
        ...brief,
      });
      recorded.set(key, true);
    },
  };
}
