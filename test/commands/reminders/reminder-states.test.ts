import { describe, expect, it } from 'vitest';
import { buildReminderStates } from '../../../src/commands/reminders/reminder-states.js';
import type { Incident } from '../../../src/incidents/records/incident.js';
import { anIncident, DECLARED_AT } from '../../support/records.js';

const NOW = '2025-01-15T14:10:00.000000Z';
const TIMES = { update: new Map([['P1', 60]]), commander: 10, close: 120 };
const LED = { roles: { commander: 'U01BOB' } };

/** The text after each rule's purpose. */
function statesOf(overrides: Partial<Incident>, reminders = {}, times: Partial<typeof TIMES> = TIMES) {
  const { text } = buildReminderStates(
    { incident: anIncident(overrides), reminders: { sent: {}, snoozed: {}, stopped: [], ...reminders } },
    { now: NOW, times: { update: new Map(), ...times } },
  );
  const lines = text.split('\n').filter((line) => line.startsWith('•'));
  const pairs = lines.map((line) => /`(\w+)`[^:]*: (.*)$/.exec(line) ?? []);
  return Object.fromEntries(pairs.map(([, rule = '', state = '']) => [rule, state]));
}

const due = (time: string) => expect.stringMatching(new RegExp(`^on, due .*${time} UTC`));

describe('reminders of an incident', () => {
  it.each([
    [
      'has no commander',
      {},
      { update: due('15:05'), commander: due('14:15'), close: 'not needed, the status is Open' },
    ],
    [
      'has a commander',
      LED,
      { update: due('15:05'), commander: 'not needed, the commander is <@U01BOB>', close: /Open/ },
    ],
    [
      'is resolved without ever having a commander',
      { status: 'RESOLVED', resolved_at: DECLARED_AT },
      {
        update: 'not needed, the status is Resolved',
        commander: 'not needed, the status is Resolved',
        close: due('16:05'),
      },
    ],
    [
      'is closed',
      { ...LED, status: 'CLOSED' },
      { update: /Closed/, commander: /Closed/, close: 'not needed, the status is Closed' },
    ],
    ['has a severity without a time', { severity: 'P4' }, { update: 'off for P4', commander: due('14:15') }],
    ['has no readable time', { created_at: 'soon' }, { commander: /can't be read/ }],
  ])('are right when it %s', (_, overrides, expected) => {
    const states = statesOf(overrides);

    for (const [rule, state] of Object.entries(expected)) {
      expect(states[rule]).toEqual(state instanceof RegExp ? expect.stringMatching(state) : state);
    }
  });

  it('are right when they are stopped, snoozed or turned off in the settings', () => {
    expect(statesOf({}, { stopped: ['commander'] }).commander).toBe('stopped');
    expect(statesOf({}, { snoozed: { update: '2025-01-15T15:00:00.000000Z' } }).update).toMatch(
      /^snoozed until/,
    );
    expect(statesOf({}, {}, {}).commander).toBe('off');
  });
});
