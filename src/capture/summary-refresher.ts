import { LRUCache } from 'lru-cache';
import type { Timestamp } from '../base/timestamp.js';
import type { CaptureDeps } from './capture.js';

/** The job that brings a posted summary up to date with how much has happened since. */
export const REFRESH_SUMMARY = 'freshen';

interface Happening {
  incidentId: string;
  channelId: string;
  at: Timestamp;
}

/** Lets a posted summary know that something happened since, at most once a minute. */
export interface SummaryRefresher {
  happened(happening: Happening): Promise<void>;
}

export function createSummaryRefresher({
  queue,
  store,
}: Pick<CaptureDeps, 'queue' | 'store'>): SummaryRefresher {
  const looked = new LRUCache<string, string>({ max: 5_000 });
  return {
    async happened({ incidentId, channelId, at }) {
      const minute = at.slice(0, 16);
      if ((looked.get(incidentId) ?? '') >= minute) return;
      looked.set(incidentId, minute);
      const link = await store.getChannelLink(channelId);
      if (link?.summary_at === undefined || at <= link.summary_at) return;
      // The same in every process, so that one of them does it.
      const requestId = `${REFRESH_SUMMARY}-${incidentId}-${minute}`;
      const opened = await store.openRequest({
        request_id: requestId,
        kind: REFRESH_SUMMARY,
        state: 'OPEN',
        created_at: at,
        payload: { incident_id: incidentId, timestamp: link.summary_at },
        steps: {},
        attempts: 0,
      });
      if (opened) await queue.enqueue({ requestId, lane: `${incidentId}-summary` });
    },
  };
}
