import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { publish } from './home.js';

/** Slack accepts a hundred views a minute; the next job publishes the rest. */
const AT_ONCE = 80;

/** Publishes every App Home again that was published with an incident before it became private. */
export const takeBackHomes = defineJob({
  kind: 'take-back-homes',
  payload: z.object({ incident_id: z.string(), since: z.string(), round: z.number().int() }),
  lane: ({ incident_id }) => `${incident_id}-homes`,
  async run(deps, { payload, request }) {
    const { incident_id, since, round } = payload;
    const homes = await deps.store.homesShowing(incident_id);
    const stale = homes.filter(({ published_at = '' }) => published_at <= since);
    for (const home of stale.slice(0, AT_ONCE)) await tryToPublish(deps, home);
    if (stale.length <= AT_ONCE) return;
    const origin = {
      requestId: `take-back-homes-${incident_id}-${since}-${round + 1}`,
      at: request.created_at,
    };
    await takeBackHomes.open(deps, origin, { ...payload, round: round + 1 });
  },
});

/** A home that Slack refuses, such as that of a deactivated person, must not stop the others. */
async function tryToPublish(deps: JobDeps, home: Parameters<typeof publish>[1]): Promise<void> {
  await publish(deps, home).catch((error: unknown) => {
    if (!(error instanceof UpstreamError) || error.retryable) throw error;
  });
}
