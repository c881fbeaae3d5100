import type { Timestamp } from '../base/timestamp.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { JobDeps } from '../jobs/job-deps.js';
import type { EventSink } from '../process/event-sinks.js';
import { deliverEvents } from './deliver-events.js';
import { isDisabled, retryAt } from './sink-status.js';

type WakeDeps = Pick<JobDeps, 'clock' | 'queue' | 'settings' | 'store'>;

/**
 * Starts a delivery to each sink for which something waits and that isn't waiting for its next try. Without sinks it asks
 * the table nothing; with nothing to send, 1 RRU.
 */
export async function wakeSinks(deps: WakeDeps): Promise<{ woken: number }> {
  const { sinks } = deps.settings.process.events;
  if (sinks.length === 0) return { woken: 0 };
  const [fresh, late] = await Promise.all([isWaiting(deps, 'new'), isWaiting(deps, 'late')]);
  if (!fresh && !late) return { woken: 0 };
  const states = await Promise.all(sinks.map(({ name }) => deps.store.getSink(name)));
  const due = sinks.flatMap((sink, index) => {
    const state = states[index];
    return state && isDue(sink, state, { fresh, now: deps.clock.now() }) ? [{ sink, state }] : [];
  });
  const areAllDisabled = sinks.every((sink, index) => states[index] && isDisabled(sink, states[index]));
  // Somebody has to take off the list what nobody gets.
  const [first] = areAllDisabled && fresh ? sinks : [];
  const woken = first && states[0] ? [{ sink: first, state: states[0] }] : due;
  await Promise.all(woken.map((one) => wake(deps, one)));
  return { woken: woken.length };
}

async function isWaiting({ store }: WakeDeps, lane: 'new' | 'late'): Promise<boolean> {
  const { refs } = await store.queuedRefs(lane, { limit: 1 });
  return refs.length > 0;
}

function isDue(
  sink: EventSink,
  state: SinkState,
  { fresh, now }: { fresh: boolean; now: Timestamp },
): boolean {
  if (isDisabled(sink, state)) return false;
  const next = retryAt(state);
  return (fresh && state.failures === 0) || (next !== undefined && next <= now);
}

const PREFIX = 'events-';

async function wake(deps: WakeDeps, { sink, state }: { sink: EventSink; state: SinkState }): Promise<void> {
  const now = deps.clock.now();
  // A delivery that died for good mustn't stop the next ones for longer than an hour.
  const requestId = `${PREFIX}${sink.name}-${state.run}-${now.slice(0, 'yyyy-mm-ddThh'.length)}`;
  await deliverEvents.open(deps, { requestId, at: now }, { sink: sink.name });
}

/** Whether a request is a delivery to a sink. */
export function isDelivery(requestId: string): boolean {
  return requestId.startsWith(PREFIX);
}
