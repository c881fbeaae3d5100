import type { Timestamp } from '../base/timestamp.js';
import type { Queued } from '../data/store/outbox-operations.js';
import type { SinkState } from '../incidents/records/sink-state.js';
import type { EventSink } from '../process/event-sinks.js';
import { publishedAs } from './build-cloud-event.js';
import { isWanted } from './published-types.js';
import { hasLostPatience } from './retry-schedule.js';
import type { Outcome } from './send-event.js';
import { afterFailure, afterRefusal, afterSuccess, disable, isDisabled, isLagging } from './sink-status.js';

/** One delivery to one sink, as far as it got. */
export interface Pass {
  sink: EventSink;
  state: SinkState;
  /** How the sinks were when it began, this one included. */
  states: ReadonlyMap<string, SinkState>;
  /** Incidents of which something couldn't be sent, so nothing later may be. */
  held: Set<string>;
  sent: number;
  /** What the operators have to know. */
  problems: string[];
  isOver: boolean;
}

/** Whether a sink still has to get something. A private incident's is owed only to sinks that may know of it. */
export function isOwed({ states }: Pass, { what, incident, sentTo }: Queued, sink: EventSink): boolean {
  if (what === undefined || sentTo.includes(sink.name)) return false;
  if (incident.visibility === 'private' && !sink.private) return false;
  const state = states.get(sink.name);
  return isWanted(sink.types, publishedAs(what)) && !(state && isDisabled(sink, state));
}

/** Whether something earlier of an incident has to be sent first. */
export function isHeld({ held, state }: Pass, incidentId: string, now: Timestamp): boolean {
  const block = state.blocked[incidentId];
  return held.has(incidentId) || (block !== undefined && block.retry_at > now);
}

/** Whether none of these sinks will look at an incident's events soon. */
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

/** Takes in what became of an event. Returns whether the sink is done with it. */
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
  if (outcome.is === 'refused' && isAboutEvent(pass, at.incidentId)) return takeRefusal(pass, outcome, at);
  takeFailure(pass, outcome, at);
  return false;
}

/** A sink that refuses events of this many incidents refuses all of them. */
const BLOCKED_MAX = 50;

function isAboutEvent({ state: { blocked } }: Pass, incidentId: string): boolean {
  return blocked[incidentId] !== undefined || Object.keys(blocked).length < BLOCKED_MAX;
}

type Failure = Exclude<Outcome, { is: 'sent' }>;

function takeRefusal(pass: Pass, outcome: Failure, at: { incidentId: string; now: Timestamp }): boolean {
  pass.state = afterRefusal(pass.state, outcome, at);
  const { since = at.now } = pass.state.blocked[at.incidentId] ?? {};
  if (!hasLostPatience(since, at.now)) {
    pass.held.add(at.incidentId);
    return false;
  }
  pass.state = afterSuccess(pass.state, at.incidentId);
  pass.problems.push(`refused an event for five days (${outcome.reason}), so it isn't sent again`);
  return true;
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
  pass.state = isEnough ? disable(sink, state, { reason, now }) : failed;
  if (isEnough) pass.problems.push(`is disabled: ${reason}${isGone ? '' : ' for five days'}`);
}
