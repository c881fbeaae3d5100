import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { Queued, QueuedRef } from '../data/store/outbox-operations.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { EventSink } from '../process/event-sinks.js';
import { buildCloudEvent } from './build-cloud-event.js';
import type { DeliveryDeps } from './delivery-deps.js';
import { areAllLate, isHeld, isOwed, type Pass, takeOutcome } from './pass.js';
import { sendEvent } from './send-event.js';
import { enable, isDisabled } from './sink-status.js';

/** A process that's asked to stop waits this long, and for the response to the last event. */
const BUDGET_MS = 10_000;
const PAGE = 100;

export type Delivered = Pick<Pass, 'state' | 'sent' | 'problems'>;

/**
 * Sends a sink its waiting events, in order within each incident, until there are none left, it fails, or time is up.
 * An event is marked after the sink accepted it: a crash in between sends it again, and none is lost.
 */
export async function deliverToSink(deps: DeliveryDeps, sink: EventSink): Promise<Delivered> {
  const pass = await beginPass(deps, sink);
  const now = deps.clock.now();
  if (pass.state.failures > 0 && (pass.state.retry_at ?? '') > now) return pass;
  const until = addMillis(now, BUDGET_MS);
  // Late events have waited longest, so they come first. A sink that was never late doesn't have to read what others
  // are missing.
  const isCaughtUp = pass.state.has_late === true && (await deliverLane(deps, pass, { lane: 'late', until }));
  await deliverLane(deps, pass, { lane: 'new', until });
  if (isCaughtUp && pass.held.size === 0 && !pass.isOver) pass.state = { ...pass.state, has_late: false };
  return pass;
}

async function beginPass({ store, settings }: DeliveryDeps, sink: EventSink): Promise<Pass> {
  const { sinks } = settings.process.events;
  const read = await Promise.all(sinks.map(({ name }) => store.getSink(name)));
  const states = new Map(read.map((state) => [state.sink, state]));
  const state = states.get(sink.name) ?? (await store.getSink(sink.name));
  const own = isDisabled(sink, state) ? state : withoutDisabling(state);
  return { sink, state: own, states, held: new Set(), sent: 0, problems: [], isOver: false };
}

/** Its address has changed. */
function withoutDisabling(state: SinkState): SinkState {
  return state.disabled_at === undefined ? state : enable(state);
}

/** Returns whether it got to the end. */
async function deliverLane(
  deps: DeliveryDeps,
  pass: Pass,
  { lane, until }: { lane: QueuedRef['lane']; until: Timestamp },
): Promise<boolean> {
  let after: Awaited<ReturnType<DeliveryDeps['store']['queuedRefs']>>['next'];
  do {
    const { refs, next } = await deps.store.queuedRefs(lane, { limit: PAGE, after });
    for (const ref of refs) {
      if (pass.isOver || deps.clock.now() >= until) return false;
      await handle(deps, pass, ref);
    }
    after = next;
  } while (after);
  return !pass.isOver;
}

async function handle(deps: DeliveryDeps, pass: Pass, ref: QueuedRef): Promise<void> {
  const queued = await deps.store.readQueued(ref);
  if (!queued) return;
  const isOwn = isOwed(pass, queued, pass.sink);
  const mustWait = isHeld(pass, ref.incident_id, deps.clock.now());
  if (mustWait) pass.held.add(ref.incident_id);
  const isDone = isOwn && !mustWait && (await send(deps, pass, queued));
  await settle(deps, pass, { queued, isDone });
}

/** Returns whether the sink is done with it. */
async function send(deps: DeliveryDeps, pass: Pass, { ref, incident, what }: Queued): Promise<boolean> {
  if (what === undefined) return true;
  const { clock, settings, logger } = deps;
  const options = { source: settings.process.events.source, content: pass.sink.content };
  const event = buildCloudEvent({ ref, incident }, what, options);
  const outcome = await sendEvent(deps, pass.sink, { event, now: clock.now() });
  if (outcome.is !== 'sent') {
    logger.warn({ sink: pass.sink.name, event: event.id, ...outcome }, "an event sink didn't take an event");
  }
  return takeOutcome(pass, outcome, { incidentId: ref.incident_id, now: clock.now() });
}

/** Removes an event from the list, or moves it to the late ones, once no sink that responds is waiting for it. */
async function settle(
  { store, settings, clock }: DeliveryDeps,
  pass: Pass,
  { queued, isDone }: { queued: Queued; isDone: boolean },
): Promise<void> {
  const { ref } = queued;
  const waiting = settings.process.events.sinks.filter(
    (one) => !(isDone && one.name === pass.sink.name) && isOwed(pass, queued, one),
  );
  if (waiting.length === 0) return store.clearQueued(ref);
  if (isDone) await store.markSent(ref, pass.sink.name);
  const at = { incidentId: ref.incident_id, now: clock.now() };
  if (ref.lane === 'new' && areAllLate(pass, waiting, at)) await store.moveToLate(ref);
}
