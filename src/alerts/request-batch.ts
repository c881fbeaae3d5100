import { MINUTE_MS } from '../base/durations.js';
import { addMillis, epochSeconds } from '../base/timestamp.js';
import type { AlertDelivery, AlertLane } from '../incidents/records/alert.js';
import type { AlertDeps } from './alert-deps.js';
import { alertBatch } from './alert-jobs.js';

type BatchDeps = Pick<AlertDeps, 'clock' | 'queue' | 'store'> & Partial<Pick<AlertDeps, 'generations'>>;

/** If a job starts in between, the deliveries are stored again in the next generation. */
const TURNS = 20;

/**
 * If a job hasn't started by then, it has failed for good, because the table was unavailable for too long.
 */
const LOST_MS = 2 * MINUTE_MS;

/**
 * Puts deliveries into the current generation of their lane, to be handled by a job that hasn't started yet.
 * If the generation is still current afterwards, they count as stored: the job ends a generation before it
 * reads it, so it will see them.
 */
export async function requestBatch(
  { store, generations, ...deps }: BatchDeps,
  laneId: string,
  deliveries: readonly Omit<AlertDelivery, 'generation'>[],
): Promise<void> {
  // In a storm, it's usually the same as for the last alert.
  let generation = generations?.get(laneId) ?? (await store.getAlertLane(laneId)).generation;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const current = generation;
    await Promise.all(deliveries.map((one) => store.putAlertDelivery({ ...one, generation: current })));
    const lane = await store.getAlertLane(laneId);
    generation = lane.generation;
    generations?.set(laneId, generation);
    if (generation !== current) continue;
    await openBatch({ store, ...deps }, lane);
    return;
  }
  throw new Error(`the generations of alerts in ${laneId} end too fast`);
}

/** Requests handling of a group whose incident has just been decided. */
export async function requestGroup(
  deps: BatchDeps,
  { lane, number }: { lane: string; number: number },
): Promise<void> {
  const received_at = deps.clock.now();
  await requestBatch(deps, lane, [
    { lane, delivery_id: `group-${number}`, received_at, alerts: [], group: number },
  ]);
}

async function openBatch(deps: BatchDeps, { lane, generation, ...last }: AlertLane): Promise<void> {
  const at = deps.clock.now();
  const since = addMillis(at, -LOST_MS);
  if (last.requested === generation && (last.requested_at ?? '') >= since) return;
  const origin = { requestId: `alerts-${lane}-${generation}-${epochSeconds(at)}`, at };
  const payload = { lane, generation };
  const request = alertBatch.buildRequest(origin, payload);
  const isOpened = await deps.store.requestAlertJob(payload, { request, since });
  if (isOpened) await alertBatch.start(deps, origin, payload);
}
