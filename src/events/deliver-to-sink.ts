import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { Queued, QueuedRef } from '../data/store/outbox-operations.js';
import type { Store } from '../data/store/store.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Settings } from '../ports/settings.js';
import type { EventSink } from '../process/event-sinks.js';
import { buildCloudEvent, publishedAs } from './build-cloud-event.js';
import { isWanted } from './published-types.js';
import { hasLostPatience } from './retry-schedule.js';
import { type Outcome, type SendDeps, sendEvent } from './send-event.js';
import {
  afterFailure,
  afterRefusal,
  afterSuccess,
  disable,
  enable,
  isDisabled,
  isLagging,
} from './sink-status.js';

export interface DeliveryDeps extends SendDeps {
  clock: Clock;
  logger: Logger;
  settings: Pick<Settings, 'process'>;
  store: Pick<
    Store,
    'clearQueued' | 'getSink' | 'markSent' | 'moveToLate' | 'putSink' | 'queuedRefs' | 'readQueued'
  >;
}

/** Less than what a worker has for a job, the longest wait for an answer included. */
const BUDGET_MS = 25_000;
const PAGE = 100;

export interface Delivered {
  state: SinkState;
  sent: number;
  /** What the operators have to know. */
  problems: string[];
}

/**
 * Sends a sink what waits for it, each incident's in order, until there's no more, it fails, or time is up. An event is
 * marked after the sink accepted it: a crash in between sends it again, and none is left out.
 */
export async function deliverToSink(deps: DeliveryDeps, sink: EventSink): Promise<Delivered> {
  const { store, clock } = deps;
  const states = await readStates(deps);
  const own = states.get(sink.name) ?? enable(await store.getSink(sink.name));
  const pass = new Pass(deps, sink, states, isDisabled(sink, own) ? own : withoutDisabling(own));
  if (!isDue(own, clock.now())) return pass.end();
  for (const lane of ['late', 'new'] as const) {
    let after: Awaited<ReturnType<typeof store.queuedRefs>>['next'];
    do {
      const { refs, next } = await store.queuedRefs(lane, { limit: PAGE, after });
      for (const ref of refs) if (!pass.isOver) await pass.handle(ref);
      after = next;
    } while (after && !pass.isOver);
  }
  return pass.end();
}

function withoutDisabling(state: SinkState): SinkState {
  return state.disabled_at === undefined ? state : enable(state);
}

function isDue({ failures, retry_at = '' }: SinkState, now: Timestamp): boolean {
  return failures === 0 || retry_at <= now;
}

async function readStates({ store, settings }: DeliveryDeps): Promise<Map<string, SinkState>> {
  const { sinks } = settings.process.events;
  const states = await Promise.all(sinks.map(({ name }) => store.getSink(name)));
  return new Map(states.map((state) => [state.sink, state]));
}

/** One delivery to one sink. */
class Pass {
  isOver = false;
  private sent = 0;
  private readonly problems: string[] = [];
  /** Incidents of which something couldn't be sent, so nothing later may be. */
  private readonly held = new Set<string>();
  private readonly until: Timestamp;
  private readonly deps: DeliveryDeps;
  private readonly sink: EventSink;
  private readonly states: ReadonlyMap<string, SinkState>;
  private state: SinkState;

  constructor(deps: DeliveryDeps, sink: EventSink, states: ReadonlyMap<string, SinkState>, state: SinkState) {
    this.deps = deps;
    this.sink = sink;
    this.states = states;
    this.state = state;
    this.until = addMillis(deps.clock.now(), BUDGET_MS);
  }

  end(): Delivered {
    return { state: this.state, sent: this.sent, problems: this.problems };
  }

  async handle(ref: QueuedRef): Promise<void> {
    const { clock, store } = this.deps;
    const queued = await store.readQueued(ref);
    if (!queued) return;
    const block = this.state.blocked[ref.incident_id];
    const isHeld = this.held.has(ref.incident_id) || (block !== undefined && block.retry_at > clock.now());
    if (isHeld) this.held.add(ref.incident_id);
    const owed = this.isOwed(queued, this.sink);
    const has = isHeld || !owed || (await this.send(queued));
    await this.settle(queued, owed && has && !isHeld);
    if (clock.now() >= this.until) this.isOver = true;
  }

  /** Whether a sink still has to get something. A private incident's is owed only to sinks that may know of it. */
  private isOwed({ what, incident, sentTo }: Queued, sink: EventSink): boolean {
    if (what === undefined || sentTo.includes(sink.name)) return false;
    if (incident.visibility === 'private' && !sink.private) return false;
    const state = this.states.get(sink.name);
    return isWanted(sink.types, publishedAs(what)) && !(state && isDisabled(sink, state));
  }

  private async send({ ref, incident, what, sentTo }: Queued): Promise<boolean> {
    if (what === undefined) return true;
    const { clock, settings, logger } = this.deps;
    const { source } = settings.process.events;
    const { content } = this.sink;
    const event = buildCloudEvent({ ref, incident }, what, { source, content });
    const outcome = await sendEvent(this.deps, this.sink, { event, now: clock.now() });
    const { incident_id } = incident;
    if (outcome.is === 'sent') {
      this.sent += 1;
      this.state = afterSuccess(this.state, incident_id);
      return true;
    }
    logger.warn(
      { sink: this.sink.name, event: event.id, sent_to: sentTo.length, ...outcome },
      'an event sink did not take an event',
    );
    return this.takeFailure(outcome, incident_id);
  }

  /** Whether the event is given up. */
  private takeFailure(outcome: Exclude<Outcome, { is: 'sent' }>, incidentId: string): boolean {
    const now = this.deps.clock.now();
    const { reason } = outcome;
    if (outcome.is === 'refused') {
      this.state = afterRefusal(this.state, outcome, { incidentId, now });
      this.held.add(incidentId);
      if (!hasLostPatience(this.state.blocked[incidentId]?.since ?? now, now)) return false;
      this.state = afterSuccess(this.state, incidentId);
      this.held.delete(incidentId);
      this.problems.push(`refused an event for five days (${reason}), so it isn't sent again`);
      return true;
    }
    this.isOver = true;
    this.held.add(incidentId);
    const failed = afterFailure(this.state, outcome, now);
    const isEnough = outcome.is === 'gone' || hasLostPatience(failed.failing_since ?? now, now);
    this.state = isEnough ? disable(this.sink, this.state, { reason, now }) : failed;
    if (isEnough)
      this.problems.push(`is disabled: ${reason}${outcome.is === 'gone' ? '' : ' for five days'}`);
    return false;
  }

  /** Takes something off the list, or to the late ones, as soon as nobody who answers waits for it. */
  private async settle(queued: Queued, isNew: boolean): Promise<void> {
    const { store, settings } = this.deps;
    const { ref } = queued;
    const now = this.deps.clock.now();
    const waiting = settings.process.events.sinks.filter(
      (one) => !(one.name === this.sink.name && isNew) && this.isOwed(queued, one),
    );
    if (waiting.length === 0) return store.clearQueued(ref);
    if (isNew) await store.markSent(ref, this.sink.name);
    const areLate = waiting.every((one) =>
      isLagging(this.stateOf(one), { incidentId: ref.incident_id, now }),
    );
    if (areLate && ref.lane === 'new') await store.moveToLate(ref);
  }

  private stateOf({ name }: EventSink): SinkState {
    return (name === this.sink.name ? this.state : this.states.get(name)) ?? this.state;
  }
}
