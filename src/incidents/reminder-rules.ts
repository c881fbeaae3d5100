import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, fromMillis, type Timestamp } from '../base/timestamp.js';
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

/** Why a rule doesn't apply to an incident as it is now. */
type Obstacle = 'not-active' | 'has-commander' | 'not-resolved' | 'no-time';

/** What a rule waits for in an incident as it is now; undefined when the rule doesn't apply. */
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

function minutesOf(rule: ReminderRule, { severity }: Incident, times: ReminderTimes): number | undefined {
  return rule === 'update' ? times.update.get(severity) : times[rule];
}

function startOf(
  rule: ReminderRule,
  { created_at, reopened_at, last_update_at, resolved_at, updated_at }: Incident,
): Timestamp {
  const start = reopened_at ?? created_at;
  if (rule === 'close') return resolved_at ?? updated_at ?? start;
  return rule === 'update' ? newest(start, last_update_at) : start;
}

/** What becomes of a rule's reminders as the incident and its reminders are now. */
export type RuleState =
  | { kind: 'stopped' }
  | { kind: 'snoozed'; until: Timestamp }
  | { kind: 'idle'; because: Obstacle }
  /** `next` may be past when the schedule is about to send it; absent when the incident has no readable time. */
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
  const since = newest(startOf(rule, incident), sent[rule]);
  const next = epochMillis(since) + (minutesOf(rule, incident, times) ?? 0) * MINUTE_MS;
  return { kind: 'on', next: Number.isNaN(next) ? undefined : fromMillis(next) };
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
