import type { Timestamp } from '../base/timestamp.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { JobDeps } from '../jobs/job-deps.js';
import type { EventSink } from '../process/event-sinks.js';
import { deliverEvents } from './deliver-events.js';
import type { DeliveryDeps } from './delivery-deps.js';
import { isDisabled, retryAt } from './sink-status.js';

type DueDeps = Pick<DeliveryDeps, 'clock' | 'settings' | 'store'>;
type WakeDeps = Pick<JobDeps, 'clock' | 'queue' | 'settings' | 'store'>;

export interface DueDelivery {
  /** The request opened for it; the same until it has ended. */
  origin: { requestId: string; at: Timestamp };
  sink: string;
}

/**
 * A delivery for each sink that has waiting events and isn't waiting for its next retry. Without sinks, it doesn't
 * query the table; with nothing to send, it costs 1 RRU.
 */
export async function dueDeliveries(deps: DueDeps): Promise<DueDelivery[]> {
  const { sinks } = deps.settings.process.events;
  if (sinks.length === 0) return [];
  const [fresh, late] = await Promise.all([isWaiting(deps, 'new'), isWaiting(deps, 'late')]);
  if (!fresh && !late) return [];
  const now = deps.clock.now();
  const states = await Promise.all(sinks.map(({ name }) => deps.store.getSink(name)));
  const all = sinks.flatMap((sink, index) => (states[index] ? [{ sink, state: states[index] }] : []));
  const due = all.filter(({ sink, state }) => isDue(sink, state, { fresh, late, now }));
  // An event that no sink wants anymore still has to be removed from the list.
  const areAllDisabled = all.every(({ sink, state }) => isDisabled(sink, state));
  return (areAllDisabled && fresh ? all.slice(0, 1) : due).map(({ state }) => toDelivery(state, now));
}

/** Starts these deliveries through the queue. */
export async function wakeSinks(deps: WakeDeps): Promise<{ woken: number }> {
  const due = await dueDeliveries(deps);
  await Promise.all(due.map(({ origin, sink }) => deliverEvents.open(deps, origin, { sink })));
  return { woken: due.length };
}

async function isWaiting({ store }: Pick<DueDeps, 'store'>, lane: 'new' | 'late'): Promise<boolean> {
  const { refs } = await store.queuedRefs(lane, { limit: 1 });
  return refs.length > 0;
}

function isDue(
  sink: EventSink,
  state: SinkState,
  { fresh, late, now }: { fresh: boolean; late: boolean; now: Timestamp },
): boolean {
  if (isDisabled(sink, state)) return false;
  const next = retryAt(state);
  if (next !== undefined && next <= now) return true;
  if (state.failures > 0) return false;
  return fresh || (late && state.has_late === true && next === undefined);
}

const PREFIX = 'events-';

function toDelivery({ sink, run }: SinkState, now: Timestamp): DueDelivery {
  // A delivery that died for good mustn't block the next ones for longer than an hour.
  const requestId = `${PREFIX}${sink}-${run}-${now.slice(0, 'yyyy-mm-ddThh'.length)}`;
  return { origin: { requestId, at: now }, sink };
}

/** Whether a request is a delivery to a sink. */
export function isDelivery(requestId: string): boolean {
  return requestId.startsWith(PREFIX);
}
