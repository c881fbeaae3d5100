import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, fromMillis, type Timestamp } from '../base/timestamp.js';
import type { Incident } from './records/incident.js';
import type { Reminders } from './records/reminder-state.js';
import { isActive } from './transitions.js';

export const RULES = ['update', 'commander', 'close'] as const;
export type ReminderRule = (typeof RULES)[number];

/** Minutes after which each reminder is due; without a number, it's never sent. */
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

/** Why a rule doesn't apply to an incident in its current state. */
type Obstacle = 'not-active' | 'has-commander' | 'not-resolved' | 'no-time';

/** What a rule waits for in an incident's current state; undefined if the rule doesn't apply. */
export function waitOf(rule: ReminderRule, incident: Incident, times: ReminderTimes): Wait | undefined {
  const minutes = minutesOf(rule, incident, times);
  if (obstacleTo(rule, incident, times) !== undefined || minutes === undefined) return undefined;
  return { since: startOf(rule, incident), minutes };
}

function obstacleTo(rule: ReminderRule, incident: Incident, times: ReminderTimes): Obstacle | undefined {
  const { status, roles } = incident;
  if (rule === 'close' && status !== 'RESOLVED') return 'not-resolved';
  if (rule !== 'close' && !isActive(status)) return 'not-active';
  if (rule === 'commander' && roles.commander !== undefined) return 'has-commander';
  return minutesOf(rule, incident, times) === undefined ? 'no-time' : undefined;
}

function minutesOf(rule: ReminderRule, incident: Incident, times: ReminderTimes): number | undefined {
  if (rule !== 'update') return times[rule];
  return times.update.get(incident.severity) ?? (promiseOf(incident) ? PROMISE_MINUTES : undefined);
}

/** Interval between reminders of a promised update, for severities without their own. */
const PROMISE_MINUTES = 30;

/** The promised time of the next update; undefined if there's none, or it's invalid. */
export function promiseOf({ next_update_at }: Pick<Incident, 'next_update_at'>): Timestamp | undefined {
  const isTime = next_update_at !== undefined && !Number.isNaN(epochMillis(next_update_at));
  return isTime ? next_update_at : undefined;
}

/** When a rule is due, given its last reminder; undefined if the incident has no valid time. */
function dueAt(
  rule: ReminderRule,
  incident: Incident,
  { sent, times }: { sent: Timestamp | undefined; times: ReminderTimes },
): Timestamp | undefined {
  const promise = rule === 'update' ? promiseOf(incident) : undefined;
  if (promise !== undefined && (sent === undefined || sent < promise)) return promise;
  const since = newest(startOf(rule, incident), sent);
  const due = epochMillis(since) + (minutesOf(rule, incident, times) ?? 0) * MINUTE_MS;
  return Number.isNaN(due) ? undefined : fromMillis(due);
}

function startOf(
  rule: ReminderRule,
  { created_at, reopened_at, last_update_at, resolved_at, updated_at }: Incident,
): Timestamp {
  const start = reopened_at ?? created_at;
  if (rule === 'close') return resolved_at ?? updated_at ?? start;
  return rule === 'update' ? newest(start, last_update_at) : start;
}

/** The status of a rule's reminders, given the current state of the incident and its reminders. */
export type RuleState =
  | { kind: 'stopped' }
  | { kind: 'snoozed'; until: Timestamp }
  | { kind: 'idle'; because: Obstacle }
  /**
   * `next` may be in the past if the schedule is about to send it; absent if the incident has no valid time.
   */
  | { kind: 'on'; next: Timestamp | undefined };

export function ruleState(
  rule: ReminderRule,
  { incident, reminders }: { incident: Incident; reminders: SentReminders },
  { now, times }: { now: Timestamp; times: ReminderTimes },
): RuleState {
  const { sent, snoozed, stopped } = reminders;
  if (stopped.includes(rule)) return { kind: 'stopped' };
  const until = snoozed[rule];
  if (until !== undefined && until > now) return { kind: 'snoozed', until };
  const because = obstacleTo(rule, incident, times);
  if (because !== undefined) return { kind: 'idle', because };
  return { kind: 'on', next: dueAt(rule, incident, { sent: sent[rule], times }) };
}

type SentReminders = Pick<Reminders, 'sent' | 'snoozed' | 'stopped'>;

/** The rules whose reminder is due now. After downtime each is due once, however many reminders were missed. */
export function dueRules(
  incident: Incident,
  reminders: SentReminders,
  at: { now: Timestamp; times: ReminderTimes },
): ReminderRule[] {
  return RULES.filter((rule) => {
    const state = ruleState(rule, { incident, reminders }, at);
    return state.kind === 'on' && state.next !== undefined && state.next <= at.now;
  });
}

function newest(a: Timestamp, b: Timestamp | undefined): Timestamp {
  return b !== undefined && b > a ? b : a;
}
