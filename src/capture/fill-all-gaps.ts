import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { HistoryCheck } from '../incidents/records/history-check.js';
import type { Incident } from '../incidents/records/incident.js';
import { type CallBudget, createRunBudget } from './history/call-budget.js';
import { type CheckOutcome, checkIncident } from './history/check-incident.js';
import type { HistoryCheckDeps } from './history/check-session.js';

/** How often every incident is compared with Slack. */
const EVERY_MS = 15 * MINUTE_MS;
/**
 * The fewest calls that make progress on a check: a page of the channel and one of a thread, each read twice.
 */
const STEP_CALLS = 4;

export interface GapReport {
  /** Incidents whose comparison is complete. */
  compared: number;
  /** Changes that the records lacked. */
  found: number;
  /** Incidents that may still lack messages. */
  unfilled_gaps: number;
  /** Incidents whose comparison failed. */
  failed: number;
}

interface Due {
  incident: Incident;
  check: HistoryCheck;
}

/**
 * Compares every open incident with Slack, or continues where the last run stopped: incidents share the calls
 * that Slack's rate limit allows. Failures are logged and don't stop the others.
 */
export async function fillAllGaps(
  deps: HistoryCheckDeps,
  { onlyLeft = false }: { onlyLeft?: boolean } = {},
): Promise<GapReport> {
  const all = await readChecks(deps);
  const now = deps.clock.now();
  const isLimited = all.some(({ check }) => (check.limited_until ?? '') > now);
  const due = all.filter(({ check }) => !onlyLeft || isLeft(check, now)).sort(inTurn);
  const tried = isLimited ? [] : await checkInTurn(deps, due, createRunBudget(deps.clock));
  const outcomes = tried.filter((outcome) => outcome !== undefined);
  const after = outcomes.length > 0 ? await readChecks(deps) : all;
  return {
    compared: outcomes.filter(({ state }) => state === 'finished').length,
    found: outcomes.reduce((sum, { found }) => sum + found, 0),
    unfilled_gaps: after.filter(({ check }) => check.gap_at !== undefined).length,
    failed: tried.length - outcomes.length,
  };
}

async function readChecks({ store }: HistoryCheckDeps): Promise<Due[]> {
  const incidents = (await store.unclosedIncidents()).filter(
    ({ channel_id, archive_key }) => channel_id !== undefined && archive_key === undefined,
  );
  const checks = await store.getHistoryChecks(incidents.map(({ incident_id }) => incident_id));
  const byId = new Map(checks.map((check) => [check.incident_id, check]));
  return incidents.flatMap((incident) => {
    const check = byId.get(incident.incident_id);
    return check ? [{ incident, check }] : [];
  });
}

/** Whether the incident has been waiting since the last run, or longer than it should. */
function isLeft({ run, checked_at }: HistoryCheck, now: Timestamp): boolean {
  if (run !== undefined || checked_at === undefined) return true;
  return epochMillis(now) - epochMillis(checked_at) >= EVERY_MS;
}

/**
 * Most checks take one call, so checks in progress get what the others leave; among equals, the longest wait
 * comes first.
 */
function inTurn(a: Due, b: Due): number {
  const hasBegun = ({ check }: Due) => Number(check.run !== undefined);
  if (hasBegun(a) !== hasBegun(b)) return hasBegun(a) - hasBegun(b);
  return (a.check.checked_at ?? '') < (b.check.checked_at ?? '') ? -1 : 1;
}

/** Gives each incident an equal share of the calls; unused calls go to the incidents after it. */
async function checkInTurn(
  deps: HistoryCheckDeps,
  due: readonly Due[],
  budget: CallBudget,
): Promise<(CheckOutcome | undefined)[]> {
  const outcomes: (CheckOutcome | undefined)[] = [];
  for (const [done, one] of due.entries()) {
    if (budget.isUsedUp() || budget.left < STEP_CALLS) break;
    const share = Math.max(STEP_CALLS, Math.floor(budget.left / (due.length - done)));
    const outcome = await tryToCheck(deps, one, budget.share(share));
    outcomes.push(outcome);
    if (outcome?.state === 'limited') break;
  }
  return outcomes;
}

async function tryToCheck(
  deps: HistoryCheckDeps,
  due: Due,
  budget: CallBudget,
): Promise<CheckOutcome | undefined> {
  const { incident_id } = due.incident;
  try {
    const outcome = await checkIncident(deps, { ...due, budget });
    const { state, found } = outcome;
    if (found > 0 || state !== 'finished') {
      deps.logger.info({ incident_id, state, found }, 'compared an incident with Slack');
    }
    return outcome;
  } catch (err) {
    deps.logger.warn({ incident_id, err }, "couldn't compare the record with Slack");
    return undefined;
  }
}
