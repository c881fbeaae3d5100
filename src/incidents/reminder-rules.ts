import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { ReminderTimes } from '../ports/settings.js';
import { ACTIVE_STATUSES, type Incident } from './records/incident.js';
import type { Reminders } from './records/reminder-state.js';

export const RULES = ['update', 'commander', 'close'] as const;
export type Rule = (typeof RULES)[number];

interface Wait {
  /** What people were last told or did about it. */
  since: Timestamp;
  /** How long that may be ago, and how long after a reminder the next one comes. */
  minutes: number;
}

/** What an incident may be reminded of as it stands; undefined when the rule has nothing to say about it. */
export function waitOf(rule: Rule, incident: Incident, times: ReminderTimes): Wait | undefined {
  const { severity, status, roles, created_at, reopened_at, last_update_at, resolved_at, updated_at } =
    incident;
  const isActive = ACTIVE_STATUSES.some((active) => active === status);
  const begin = reopened_at ?? created_at;
  switch (rule) {
    case 'update':
      return isActive ? wait(newest(begin, last_update_at), times.update.get(severity)) : undefined;
    case 'commander':
      return isActive && roles.commander === undefined ? wait(begin, times.commander) : undefined;
    case 'close':
      return status === 'RESOLVED' ? wait(resolved_at ?? updated_at ?? begin, times.close) : undefined;
  }
}

/** Rules whose reminder is due now. After a downtime that is one for each, however many were missed. */
export function dueRules(
  incident: Incident,
  { sent, snoozed, stopped }: Pick<Reminders, 'sent' | 'snoozed' | 'stopped'>,
  { now, times }: { now: Timestamp; times: ReminderTimes },
): Rule[] {
  return RULES.filter((rule) => {
    const waiting = waitOf(rule, incident, times);
    if (!waiting || stopped.includes(rule) || (snoozed[rule] ?? '') > now) return false;
    const since = newest(waiting.since, sent[rule]);
    return epochMillis(now) - epochMillis(since) >= waiting.minutes * MINUTE_MS;
  });
}

function wait(since: Timestamp, minutes: number | undefined): Wait | undefined {
  return minutes === undefined ? undefined : { since, minutes };
}

function newest(a: Timestamp, b: Timestamp | undefined): Timestamp {
  return b !== undefined && b > a ? b : a;
}
