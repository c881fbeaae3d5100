import { describe, expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { dueRules, type ReminderTimes } from '../../src/incidents/reminder-rules.js';
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

  it('for an update waits from the last one, and from reopening', () => {
    expect(due(80, { ...LED, last_update_at: after(30) })).toEqual([]);
    expect(due(91, { ...LED, last_update_at: after(30) })).toEqual(['update']);
    expect(due(80, { ...LED, reopened_at: after(30) })).toEqual([]);
  });

  it('to close is only for resolved incidents', () => {
    const resolved = { ...LED, status: 'RESOLVED', resolved_at: after(10) };

    expect([due(129, resolved), due(131, resolved)]).toEqual([[], ['close']]);
    expect(due(1_000, { ...LED, status: 'CLOSED' })).toEqual([]);
  });

  it('repeats at the same interval, once however many were missed', () => {
    expect(due(15, {}, { sent: { commander: after(11) } })).toEqual([]);
    expect(due(500, LED, { sent: { update: after(61) } })).toEqual(['update']);
  });

  it('is silent while snoozed, when stopped, and without a configured time', () => {
    expect(due(20, {}, { snoozed: { commander: after(30) } })).toEqual([]);
    expect(due(31, {}, { snoozed: { commander: after(30) } })).toEqual(['commander']);
    expect(due(31, {}, { stopped: ['commander'] as never[] })).toEqual([]);
    expect(due(500, { ...LED, severity: 'P4' })).toEqual([]);
  });
});
