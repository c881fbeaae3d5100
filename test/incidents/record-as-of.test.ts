import { expect, it } from 'vitest';
import { countChangedSince, recordAsOf } from '../../src/incidents/record-as-of.js';
import type { IncidentRecord } from '../../src/incidents/records/incident-record.js';
import { findPinned } from '../../src/summaries/find-pinned.js';
import { aComment, anEvent, anIncident } from '../support/records.js';

const BEFORE = '2025-01-15T14:06:00.000001Z';
const MOMENT = '2025-01-15T14:30:00.000000Z';
const AFTER = '2025-01-15T15:00:00.000000Z';

function aRecord(parts: Partial<IncidentRecord>): IncidentRecord {
  return {
    incident: anIncident(),
    participants: [],
    events: [],
    comments: [],
    summaries: [],
    tasks: [],
    ...parts,
  };
}

const changeRole = (type: string, timestamp: string, detail: Record<string, string>) =>
  anEvent({ type, timestamp, detail: { role: 'commander', ...detail } });

it('names the commander at that time, whether command was assigned or handed over later', () => {
  const assigned = changeRole('ROLE_ASSIGNED', BEFORE, { user_id: 'U01ALICE' });
  const handedOver = changeRole('HANDED_OVER', AFTER, { user_id: 'U02BOB', from: 'U01ALICE' });
  const reassigned = changeRole('ROLE_ASSIGNED', AFTER, { user_id: 'U02BOB' });
  const incident = anIncident({ roles: { commander: 'U02BOB' } });

  for (const later of [handedOver, reassigned]) {
    const { incident: then } = recordAsOf(aRecord({ incident, events: [assigned, later] }), MOMENT);
    expect(then.roles).toEqual({ commander: 'U01ALICE' });
  }
});

it('names nobody when no event says who held a role', () => {
  const incident = anIncident({ roles: { commander: 'U02BOB' } });
  const events = [changeRole('ROLE_ASSIGNED', AFTER, { user_id: 'U02BOB' })];

  expect(recordAsOf(aRecord({ incident, events }), MOMENT).incident.roles).toEqual({});
});

it('knows when a since reopened incident had been resolved', () => {
  const change = (timestamp: string, from: string, to: string) =>
    anEvent({ type: 'STATUS_CHANGED', timestamp, detail: { from, to } });
  const incident = anIncident({ status: 'OPEN', reopened_at: AFTER });
  const events = [change(BEFORE, 'OPEN', 'RESOLVED'), change(AFTER, 'RESOLVED', 'OPEN')];

  const { incident: then } = recordAsOf(aRecord({ incident, events }), MOMENT);

  expect(then).toMatchObject({ status: 'RESOLVED', resolved_at: BEFORE });
  expect(then).not.toHaveProperty('reopened_at');
});

it('drops a status time if no event explains it and a later one exists', () => {
  const incident = anIncident({ resolved_at: AFTER, acknowledged_at: BEFORE });

  const { incident: then } = recordAsOf(aRecord({ incident }), MOMENT);

  expect(then).toMatchObject({ acknowledged_at: BEFORE });
  expect(then).not.toHaveProperty('resolved_at');
});

it.each([
  ['set later', { pin: `${AFTER} on` }, false],
  ['removed later', { pin: `${AFTER} off` }, false],
  ['set by then', { pin: `${BEFORE} on` }, true],
  ['set by then, and by someone else later', { pin: `${BEFORE} on`, 'U02BOB:pushpin': `${AFTER} on` }, true],
])('counts a message with a mark %s only if it was there by then', (_, marks, isPinned) => {
  const comment = aComment({ timestamp: BEFORE, marks });
  const quote = anEvent({
    type: 'MESSAGE_MARKED',
    event_id: 'marked',
    timestamp: BEFORE,
    key_event: true,
    detail: { comment: `COMMENT#${BEFORE}` },
  });
  const bot = anEvent({
    type: 'BOT_MESSAGE',
    event_id: `state-${BEFORE}`,
    timestamp: BEFORE,
    key_event: true,
  });

  const then = recordAsOf(aRecord({ comments: [comment], events: [quote, bot] }), MOMENT);

  expect(findPinned(then).comments.size).toBe(isPinned ? 1 : 0);
  expect(then.events.map(({ type }) => type)).toEqual(
    isPinned ? ['MESSAGE_MARKED', 'BOT_MESSAGE'] : ['BOT_MESSAGE'],
  );
  expect(then.events.at(-1)?.key_event ?? false).toBe(isPinned);
});

it('leaves out a message that was edited or deleted later, with the key event that quotes it', () => {
  const marks = { pin: `${BEFORE} on` };
  const quote = anEvent({
    type: 'MESSAGE_MARKED',
    timestamp: BEFORE,
    key_event: true,
    note: 'the new text',
    detail: { comment: `COMMENT#${BEFORE}` },
  });

  for (const changed of [{ edited_at: AFTER }, { deleted_at: AFTER }]) {
    const record = aRecord({
      comments: [aComment({ timestamp: BEFORE, marks, ...changed })],
      events: [quote],
    });

    expect(recordAsOf(record, MOMENT)).toMatchObject({ comments: [], events: [] });
    expect(countChangedSince(record, MOMENT)).toBe(1);
  }
});

it('keeps resolution notes and quotes of messages that are gone', () => {
  const events = [
    anEvent({ type: 'RESOLUTION_NOTE', timestamp: BEFORE, key_event: true }),
    anEvent({ type: 'MESSAGE_MARKED', timestamp: BEFORE, key_event: true, detail: { comment: 'COMMENT#x' } }),
  ];

  expect(recordAsOf(aRecord({ events }), MOMENT).events).toEqual(events);
});

it('leaves out messages, notes and people from later', () => {
  const record = aRecord({
    comments: [
      aComment({ timestamp: AFTER }),
      aComment({ timestamp: BEFORE, source: 'note', noted_at: AFTER }),
    ],
    events: [anEvent({ timestamp: AFTER })],
    participants: [{ incident_id: 'INC-000042', user_id: 'U02BOB', joined_at: AFTER }],
  });

  expect(recordAsOf(record, MOMENT)).toMatchObject({ comments: [], events: [], participants: [] });
});
