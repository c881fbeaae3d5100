import { MINUTE_MS } from '../../base/durations.js';
import { StaleReadError } from '../../base/errors.js';
import { addMillis } from '../../base/timestamp.js';
import type { HistoryCheck } from '../../incidents/records/history-check.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { CallBudget } from './call-budget.js';
import { type CheckSession, type HistoryCheckDeps, openSession, saveCheck } from './check-session.js';
import { continueCheck, startRun } from './continue-check.js';
import { HistoryCallError } from './history-call.js';
import { reportFinished, reportKept, reportRefused, reportUnfinished } from './report-gap.js';

/** `limited`: Slack asked us to wait. `taken`: another process is working on it. */
type CheckState = 'finished' | 'unfinished' | 'limited' | 'refused' | 'taken';

export interface CheckOutcome {
  state: CheckState;
  /** Changes that the record lacked. */
  found: number;
}

interface Checked {
  incident: Incident;
  check: HistoryCheck;
  budget: CallBudget;
  /** Starts over and reads everything recent, because something is known to be missing. */
  isAsked?: boolean;
}

/**
 * Compares an incident's record with the channel's history in Slack from where the last run stopped, and
 * records what's missing: messages, edits, deletions, marks. The record says what remains to be compared.
 * Throws UpstreamError if the table fails, or Slack fails temporarily.
 */
export async function checkIncident(deps: HistoryCheckDeps, checked: Checked): Promise<CheckOutcome> {
  const { incident, check, budget, isAsked = false } = checked;
  const { channel_id: channelId } = incident;
  if (channelId === undefined) return { state: 'finished', found: 0 };
  const now = deps.clock.now();
  const run = (isAsked ? undefined : check.run) ?? startRun(incident, check, { now, isAsked });
  const session = openSession(deps, {
    incident,
    channelId,
    budget,
    check: { ...check, checked_at: now, limited_until: undefined },
    run,
  });
  try {
    const state = await runCheck(session);
    return { state, found: session.run.found - run.found };
  } catch (error) {
    if (!(error instanceof StaleReadError)) throw error;
    return { state: 'taken', found: session.run.found - run.found };
  }
}

async function runCheck(session: CheckSession): Promise<CheckState> {
  try {
    const isFinished = await continueCheck(session);
    await (isFinished ? reportFinished(session) : reportUnfinished(session));
    return isFinished ? 'finished' : 'unfinished';
  } catch (error) {
    if (!(error instanceof HistoryCallError)) throw error;
    return await afterFailedCall(session, error);
  } finally {
    await reportKept(session);
  }
}

/** How long to wait if Slack doesn't name a time. */
const WAIT_MS = MINUTE_MS;

async function afterFailedCall(session: CheckSession, { cause }: HistoryCallError): Promise<CheckState> {
  const { upstreamCode: code, retryAfterMs = WAIT_MS, retryable } = cause;
  if (!retryable) {
    await saveCheck(session, { run: undefined });
    await reportRefused(session, code);
    return 'refused';
  }
  if (code !== 'ratelimited') throw cause;
  const limited_until = addMillis(session.deps.clock.now(), retryAfterMs);
  await saveCheck(session, { run: session.run, limited_until });
  await reportUnfinished(session);
  return 'limited';
}
