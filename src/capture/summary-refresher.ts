import { LRUCache } from 'lru-cache';
import type { Timestamp } from '../base/timestamp.js';
import type { CaptureDeps } from './capture-deps.js';

/** Kind of the job that updates a posted summary with how much has happened since. */
export const REFRESH_SUMMARY = 'refresh-summary';

interface Activity {
  incidentId: string;
  channelId: string;
  at: Timestamp;
}

/** Opens a job that updates a posted summary after new activity, at most once a minute for each incident. */
export interface SummaryRefresher {
  recordActivity(activity: Activity): Promise<void>;
}

export function createSummaryRefresher({
  queue,
  store,
}: Pick<CaptureDeps, 'queue' | 'store'>): SummaryRefresher {
  const checked = new LRUCache<string, string>({ max: 5_000 });
  return {
    async recordActivity({ incidentId, channelId, at }) {
      const minute = at.slice(0, 16);
      if ((checked.get(incidentId) ?? '') >= minute) return;
      checked.set(incidentId, minute);
      const link = await store.getChannelLink(channelId);
      if (link?.summary_at === undefined || at <= link.summary_at) return;
      // Every process derives the same ID, so only one job is opened.
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
