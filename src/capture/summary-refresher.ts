import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';

/** Updates a posted summary with how much has happened since. The commands implement it, because they render it. */
export const summaryRefresh = declareJob({
  kind: 'refresh-summary',
  payload: z.object({ incident_id: z.string(), timestamp: z.string() }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
});

interface Activity {
  incidentId: string;
  channelId: string;
  at: Timestamp;
}

/** Opens a job that updates a posted summary after new activity, at most once a minute for each incident. */
export interface SummaryRefresher {
  recordActivity(activity: Activity): Promise<void>;
}

export function createSummaryRefresher(deps: Pick<CaptureDeps, 'queue' | 'store'>): SummaryRefresher {
  const checked = new LRUCache<string, string>({ max: 5_000 });
  return {
    async recordActivity({ incidentId, channelId, at }) {
      const minute = at.slice(0, 16);
      if ((checked.get(incidentId) ?? '') >= minute) return;
      checked.set(incidentId, minute);
      const timestamp = (await deps.store.getChannelLink(channelId))?.summary_at;
      if (timestamp === undefined || at <= timestamp) return;
      // Every process derives the same ID, so only one job is opened.
      const requestId = `${summaryRefresh.kind}-${incidentId}-${minute}`;
      await summaryRefresh.open(deps, { requestId, at }, { incident_id: incidentId, timestamp });
    },
  };
}
