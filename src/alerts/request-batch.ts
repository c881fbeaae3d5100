import { MINUTE_MS } from '../base/durations.js';
import { addMillis, epochSeconds } from '../base/timestamp.js';
import type { AlertLane } from '../incidents/records/alert.js';
import type { AlertDeps } from './alert-deps.js';
import { alertBatch } from './alert-jobs.js';

type BatchDeps = Pick<AlertDeps, 'clock' | 'queue' | 'store'>;

/** Has a lane's alerts handled, by a job that's opened here or by one that's open already and hasn't begun. */
export async function requestBatch(deps: BatchDeps, lane: string): Promise<void> {
  await openBatch(deps, await deps.store.getAlertLane(lane));
}

/** A job that hasn't begun by then has failed for good, because the table was away for long. */
const LOST_MS = 2 * MINUTE_MS;

/** Opens the job of a lane's generation unless it's open. */
export async function openBatch(deps: BatchDeps, { lane, generation, ...last }: AlertLane): Promise<void> {
  const at = deps.clock.now();
  const since = addMillis(at, -LOST_MS);
  if (last.requested === generation && (last.requested_at ?? '') >= since) return;
  const origin = { requestId: `alerts-${lane}-${generation}-${epochSeconds(at)}`, at };
  const payload = { lane, generation };
  const request = alertBatch.buildRequest(origin, payload);
  const isOpened = await deps.store.requestAlertJob(payload, { request, since });
  if (isOpened) await alertBatch.start(deps, origin, payload);
}
