import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { Incident } from './records/incident.js';
import type { Reminders } from './records/reminder-state.js';
import { isActive } from './transitions.js';

export const RULES = ['update', 'commander', 'close'] as const;
export type ReminderRule = (typeof RULES)[number];

/** After how many minutes a reminder is due; without a number it's never sent. */
export interface ReminderTimes {
  /** Without an update for stakeholders, by severity. */
  update: ReadonlyMap<string, number>;
  /** Without a commander. */
  commander?: number | undefined;
  /** Resolved, but not closed. */
  close?: number | undefined;
}

interface Wait {
  /** The last time that someone did what the reminder asks for. */
  since: Timestamp;
  /** How long to wait after that, and between one reminder and the next. */
  minutes: number;
}

/** What a rule waits for in an incident as it is now; undefined when the rule doesn't apply. */
export function waitOf(rule: ReminderRule, incident: Incident, times: ReminderTimes): Wait | undefined {
  const { severity, status, roles, created_at, reopened_at, last_update_at, resolved_at, updated_at } =
    incident;
  const start = reopened_at ?? created_at;
  switch (rule) {
    case 'update':
      return isActive(status) ? wait(newest(start, last_update_at), times.update.get(severity)) : undefined;
    case 'commander':
      return isActive(status) && roles.commander === undefined ? wait(start, times.commander) : undefined;
    case 'close':
      return status === 'RESOLVED' ? wait(resolved_at ?? updated_at ?? start, times.close) : undefined;
  }
}

/** The rules whose reminder is due now. After downtime each is due once, however many reminders were missed. */
export function dueRules(
  incident: Incident,
  { sent, snoozed, stopped }: Pick<Reminders, 'sent' | 'snoozed' | 'stopped'>,
  { now, times }: { now: Timestamp; times: ReminderTimes },
): ReminderRule[] {
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
