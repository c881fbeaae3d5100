import { describe, expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import {
  dueRules,
  type ReminderRule,
  type ReminderTimes,
  RULES,
  ruleState,
} from '../../src/incidents/reminder-rules.js';
import { anIncident, DECLARED_AT } from '../support/records.js';

const TIMES: ReminderTimes = { update: new Map([['P1', 60]]), commander: 10, close: 120 };
const NOTHING_SENT = { sent: {}, snoozed: {}, stopped: [] };

const after = (minutes: number) => fromMillis(Date.parse(DECLARED_AT) + minutes * 60_000);
const due = (minutes: number, overrides: Partial<Incident> = {}, state: Partial<typeof NOTHING_SENT> = {}) =>
  dueRules(anIncident(overrides), { ...NOTHING_SENT, ...state }, { now: after(minutes), times: TIMES });

const LED = { roles: { commander: 'U01ALICE' } };

describe('a reminder', () => {
  it('is due after its time, and not before', () => {
    expect([due(9), due(11), due(61)]).toEqual([[], ['commander'], ['update', 'commander']]);
  });

  it('for an update counts from the last one, and from reopening', () => {
    expect(due(80, { ...LED, last_update_at: after(30) })).toEqual([]);
    expect(due(91, { ...LED, last_update_at: after(30) })).toEqual(['update']);
    expect(due(80, { ...LED, reopened_at: after(30) })).toEqual([]);
  });

  it('to close applies only to resolved incidents', () => {
    const resolved = { ...LED, status: 'RESOLVED', resolved_at: after(10) };

    expect([due(129, resolved), due(131, resolved)]).toEqual([[], ['close']]);
    expect(due(1_000, { ...LED, status: 'CLOSED' })).toEqual([]);
  });

  it('repeats at the same interval, once however many were missed', () => {
    expect(due(15, {}, { sent: { commander: after(11) } })).toEqual([]);
    expect(due(500, LED, { sent: { update: after(61) } })).toEqual(['update']);
  });

  it('is not sent while snoozed, when stopped, or without a configured time', () => {
    expect(due(20, {}, { snoozed: { commander: after(30) } })).toEqual([]);
    expect(due(31, {}, { snoozed: { commander: after(30) } })).toEqual(['commander']);
    expect(due(31, {}, { stopped: ['commander'] as never[] })).toEqual([]);
    expect(due(500, { ...LED, severity: 'P4' })).toEqual([]);
  });
});

const ALWAYS: ReminderTimes = { update: new Map([['P1', 60]]), commander: 10, close: 120 };
const NEVER: ReminderTimes = { update: new Map() };
const STATUSES = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED', 'CLOSED', 'INVESTIGATING'];

const state = (rule: ReminderRule, overrides: Partial<Incident>, reminders = {}, times = ALWAYS) =>
  ruleState(
    rule,
    { incident: anIncident(overrides), reminders: { ...NOTHING_SENT, ...reminders } },
    { now: after(5), times },
  );

describe('the state of a rule', () => {
  it.each([
    ['commander', { roles: {} }, { kind: 'on', next: after(10) }],
    ['commander', LED, { kind: 'idle', because: 'has-commander' }],
    ['commander', { status: 'RESOLVED' }, { kind: 'idle', because: 'not-active' }],
    ['commander', { ...LED, status: 'CLOSED' }, { kind: 'idle', because: 'not-active' }],
    ['update', LED, { kind: 'on', next: after(60) }],
    ['update', { severity: 'P3' }, { kind: 'idle', because: 'no-time' }],
    ['update', { status: 'RESOLVED' }, { kind: 'idle', because: 'not-active' }],
    ['close', {}, { kind: 'idle', because: 'not-resolved' }],
    ['close', { status: 'CLOSED' }, { kind: 'idle', because: 'not-resolved' }],
    ['close', { status: 'RESOLVED', resolved_at: after(1) }, { kind: 'on', next: after(121) }],
    ['commander', { created_at: 'yesterday' }, { kind: 'on', next: undefined }],
  ] as const)('of %s, given %j, is %j', (rule, overrides, expected) => {
    expect(state(rule, overrides)).toEqual(expected);
  });

  it.each(RULES)("for %s is stopped or snoozed whatever the incident's state", (rule) => {
    for (const status of STATUSES) {
      const until = after(30);
      expect(state(rule, { status }, { stopped: [rule] })).toEqual({ kind: 'stopped' });
      expect(state(rule, { status }, { snoozed: { [rule]: until } })).toEqual({ kind: 'snoozed', until });
      expect(state(rule, { status }, { snoozed: { [rule]: after(4) } }).kind).not.toBe('snoozed');
      expect(state(rule, { status }, {}, NEVER).kind).toBe('idle');
    }
  });
});
