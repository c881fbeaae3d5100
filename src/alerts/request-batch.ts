import { MINUTE_MS } from '../base/durations.js';
import { addMillis, epochSeconds } from '../base/timestamp.js';
import type { AlertDelivery, AlertLane } from '../incidents/records/alert.js';
import type { AlertDeps } from './alert-deps.js';
import { alertBatch } from './alert-jobs.js';

type BatchDeps = Pick<AlertDeps, 'clock' | 'queue' | 'store'> & Partial<Pick<AlertDeps, 'generations'>>;

/** A job that begins in between makes the deliveries be stored again, into the next generation. */
const TURNS = 20;

/** A job that hasn't begun by then has failed for good, because the table was away for long. */
const LOST_MS = 2 * MINUTE_MS;

/**
 * Puts deliveries into the current generation of their lane, and has them handled by a job that hasn't begun yet. They
 * count as stored once that generation is still the current one afterwards: its job ends it before it reads, so it reads
 * them.
 */
export async function requestBatch(
  { store, generations, ...deps }: BatchDeps,
  laneId: string,
  deliveries: readonly Omit<AlertDelivery, 'generation'>[],
): Promise<void> {
  // In a storm, it's most often the one of the last alert.
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

/** Has a group handled whose incident has just been decided. */
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
