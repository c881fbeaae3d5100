import { MINUTE_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { EventSink } from '../process/event-sinks.js';
import { nextTry } from './retry-schedule.js';
import type { Outcome } from './send-event.js';

/** The address of a sink; a new address is a new receiver. */
function addressOf(sink: EventSink): string {
  return 'url' in sink ? sink.url : sink.event_bus;
}

/** A new address enables a disabled sink. */
export function isDisabled(sink: EventSink, { disabled_at, disabled_address }: SinkState): boolean {
  return disabled_at !== undefined && disabled_address === addressOf(sink);
}

/** Longer than a delivery takes, so that nothing is moved while a sink that recovers is reading its waiting events. */
const MOVING_MS = MINUTE_MS / 2;

/** Whether a sink won't ask for its missing events for a while, so that the others needn't read them again. */
export function isLagging(
  { failures, retry_at, blocked, disabled_at }: SinkState,
  { incidentId, now }: { incidentId: string; now: Timestamp },
): boolean {
  if (disabled_at !== undefined) return true;
  const next = failures > 0 ? retry_at : blocked[incidentId]?.retry_at;
  return next !== undefined && next > addMillis(now, MOVING_MS);
}

/** When to retry a sink that failed, or refused something; undefined while all is well. */
export function retryAt({ retry_at, failures, blocked }: SinkState): Timestamp | undefined {
  if (failures > 0) return retry_at;
  return Object.values(blocked)
    .map((block) => block.retry_at)
    .sort()[0];
}

type Failure = Extract<Outcome, { reason: string }>;

export function afterFailure(state: SinkState, { reason, retryAfterMs }: Failure, now: Timestamp): SinkState {
  const failures = state.failures + 1;
  return {
    ...state,
    failures,
    failing_since: state.failing_since ?? now,
    retry_at: nextTry({ sink: state.sink, failures, now, retryAfterMs }),
    last_error: reason,
    has_late: true,
  };
}

export function afterRefusal(
  state: SinkState,
  { reason, retryAfterMs }: Failure,
  { incidentId, now }: { incidentId: string; now: Timestamp },
): SinkState {
  const { failures = 0, since = now, is_told = false } = state.blocked[incidentId] ?? {};
  const retry_at = nextTry({
    sink: `${state.sink} ${incidentId}`,
    failures: failures + 1,
    now,
    retryAfterMs,
  });
  const block = { since, failures: failures + 1, retry_at, is_told };
  return {
    ...working(state),
    last_error: reason,
    has_late: true,
    blocked: { ...state.blocked, [incidentId]: block },
  };
}

/** The state once the operators have been notified of a refusal. */
export function afterNotification(state: SinkState, incidentId: string): SinkState {
  const block = state.blocked[incidentId];
  return block
    ? { ...state, blocked: { ...state.blocked, [incidentId]: { ...block, is_told: true } } }
    : state;
}

export function afterSuccess(state: SinkState, incidentId: string): SinkState {
  const { [incidentId]: _, ...blocked } = state.blocked;
  return { ...working(state), blocked };
}

/** It responded, so the sink itself works. */
function working({ failing_since: _, retry_at: __, ...state }: SinkState): SinkState {
  return { ...state, failures: 0 };
}

export function disable(
  sink: EventSink,
  state: SinkState,
  { reason, isGone, now }: { reason: string; isGone: boolean; now: Timestamp },
): SinkState {
  const { sink: name, run } = state;
  const disabled = { disabled_at: now, disabled_reason: reason, disabled_address: addressOf(sink) };
  const rest = { failures: 0, blocked: {}, has_late: !isGone, is_gone: isGone };
  return { sink: name, run, last_error: reason, ...rest, ...disabled };
}

/** Gets its waiting events, late ones first. */
export function enable({ sink, run }: SinkState): SinkState {
  return { sink, run, failures: 0, blocked: {}, has_late: true, is_gone: false };
}
