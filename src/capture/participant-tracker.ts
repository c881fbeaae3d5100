import { LRUCache } from 'lru-cache';
import type { Timestamp } from '../base/timestamp.js';
import type { CaptureDeps } from './capture.js';

interface Speaker {
  incidentId: string;
  userId: string;
  at: Timestamp;
}

/** Notes who takes part without a read or write for people it has seen already. */
export interface ParticipantTracker {
  spoke(speaker: Speaker): Promise<void>;
}

const MAX_REMEMBERED = 5_000;

export function createParticipantTracker({
  cached,
  store,
}: Pick<CaptureDeps, 'cached' | 'store'>): ParticipantTracker {
  const seen = new LRUCache<string, true>({ max: MAX_REMEMBERED });
  return {
    async spoke({ incidentId, userId, at }) {
      const key = `${incidentId} ${userId}`;
      if (seen.has(key)) return;
      const brief = await cached.briefOf(incidentId);
      await store.recordFirstMessage({
        incident_id: incidentId,
        user_id: userId,
        joined_at: at,
        first_spoke_at: at,
        ...brief,
      });
      seen.set(key, true);
    },
  };
}
