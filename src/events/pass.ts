import type { Timestamp } from '../base/timestamp.js';
import type { Queued } from '../data/store/outbox-operations.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { EventSink } from '../process/event-sinks.js';
import { publishedAs } from './build-cloud-event.js';
import { isWanted } from './published-types.js';
import { hasLostPatience } from './retry-schedule.js';
import type { Outcome } from './send-event.js';
import {
  afterFailure,
  afterNotification,
  afterRefusal,
  afterSuccess,
  disable,
  isDisabled,
  isLagging,
} from './sink-status.js';

/** The progress of one delivery to one sink. */
export interface Pass {
  sink: EventSink;
  state: SinkState;
  /** The state of all sinks, including this one, when it started. */
  states: ReadonlyMap<string, SinkState>;
  /** Incidents with an event that couldn't be sent, so no later one may be. */
  held: Set<string>;
  sent: number;
  /** What to report to the operators. */
  problems: string[];
  isOver: boolean;
}

/** Whether a sink still needs an event. A private incident's event goes only to sinks that may know of it. */
export function isOwed({ states }: Pass, { what, incident, sentTo }: Queued, sink: EventSink): boolean {
  if (what === undefined || sentTo.includes(sink.name)) return false;
  if (incident.visibility === 'private' && !sink.private) return false;
  const state = states.get(sink.name);
  const isGone = state?.is_gone === true && isDisabled(sink, state);
  return isWanted(sink.types, publishedAs(what)) && !isGone;
}

/** Whether nothing of an incident may be sent now: the sink is disabled, or an earlier event has to be sent first. */
export function isHeld({ held, state }: Pass, incidentId: string, now: Timestamp): boolean {
  if (state.disabled_at !== undefined) return true;
  const block = state.blocked[incidentId];
  return held.has(incidentId) || (block !== undefined && block.retry_at > now);
}

/** Whether none of these sinks will read an incident's events soon. */
export function areAllLate(
  { sink, state, states }: Pass,
  waiting: readonly EventSink[],
  at: { incidentId: string; now: Timestamp },
): boolean {
  return waiting.every((one) => {
    const own = one.name === sink.name ? state : states.get(one.name);
    return own !== undefined && isLagging(own, at);
  });
}

/** Records the outcome of an event. Returns whether the sink is done with it. */
export function takeOutcome(
  pass: Pass,
  outcome: Outcome,
  at: { incidentId: string; now: Timestamp },
): boolean {
  if (outcome.is === 'sent') {
    pass.sent += 1;
    pass.state = afterSuccess(pass.state, at.incidentId);
    return true;
  }
  if (outcome.is === 'refused' && isAboutEvent(pass, at.incidentId)) takeRefusal(pass, outcome, at);
  else takeFailure(pass, outcome, at);
  return false;
}

/** A sink that refuses events of this many incidents counts as refusing all events. */
const BLOCKED_MAX = 50;

function isAboutEvent({ state: { blocked } }: Pass, incidentId: string): boolean {
  return blocked[incidentId] !== undefined || Object.keys(blocked).length < BLOCKED_MAX;
}

type Failure = Exclude<Outcome, { is: 'sent' }>;

/**
 * Retried for as long as it takes, because an event that's skipped is lost; after five days, the operators are
 * notified.
 */
function takeRefusal(pass: Pass, outcome: Failure, at: { incidentId: string; now: Timestamp }): void {
  pass.state = afterRefusal(pass.state, outcome, at);
  pass.held.add(at.incidentId);
  const { since = at.now, is_told = false } = pass.state.blocked[at.incidentId] ?? {};
  if (is_told || !hasLostPatience(since, at.now)) return;
  pass.state = afterNotification(pass.state, at.incidentId);
  pass.problems.push(
    `has refused an event for five days (${outcome.reason}). The event is kept, and later ones wait`,
  );
}

function takeFailure(
  pass: Pass,
  outcome: Failure,
  { incidentId, now }: { incidentId: string; now: Timestamp },
): void {
  const { sink, state } = pass;
  const { reason } = outcome;
  const isGone = outcome.is === 'gone';
  const failed = afterFailure(state, outcome, now);
  const isEnough = isGone || hasLostPatience(failed.failing_since ?? now, now);
  pass.isOver = true;
  pass.held.add(incidentId);
  pass.state = isEnough ? disable(sink, state, { reason, isGone, now }) : failed;
  if (!isEnough) return;
  const what = isGone
    ? "Events in the meantime aren't kept for it"
    : 'Events in the meantime are kept for it';
  pass.problems.push(`is disabled: ${reason}${isGone ? '' : ' for five days'}. ${what}`);
}
