import { describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../src/base/timestamp.js';
import { findMissedEvents, knownMessages } from '../../src/capture/missed-events.js';
import { aComment } from '../support/records.js';

const TS = '1736950100.000200';
const TIME = fromSlackTs(TS) ?? '';
const NOW = '2025-01-15T15:00:00.250000Z';
const message = { type: 'message', ts: TS, user: 'U01BOB', text: 'errors at 40 %' };

function findMissed(stored: object | undefined, past: object): unknown[] {
  const known = new Map(stored ? [[TIME, stored]] : []);
  return findMissedEvents({ known, channelId: 'C1', markEmoji: ['pushpin'], now: NOW }, { ...past });
}

describe('findMissedEvents', () => {
  it('finds a message that was never recorded', () => {
    expect(findMissed(undefined, message)).toMatchObject([{ type: 'message', channel: 'C1', ts: TS }]);
  });

  it('finds nothing when the record has the message with its edit and its marks', () => {
    const stored = {
      edited_at: fromSlackTs('1736950200.000500'),
      marks: { 'U01BOB:pushpin': '2025-01-15T14:10:00.000000Z on', pin: '2025-01-15T14:10:00.000000Z on' },
    };
    const past = {
      ...message,
      edited: { user: 'U01BOB', ts: '1736950200.000000' },
      reactions: [{ name: 'pushpin', users: ['U01BOB'] }],
      pinned_to: ['C1'],
    };

    expect(findMissed(stored, past)).toEqual([]);
  });

  it.each([
    ['the record has no edit', {}],
    ['the record has an older edit', { edited_at: fromSlackTs('1736950150.000000') }],
  ])('finds an edit when %s', (_, stored) => {
    const past = { ...message, edited: { user: 'U01BOB', ts: '1736950200.000000' } };

    expect(findMissed(stored, past)).toMatchObject([
      { subtype: 'message_changed', message: { text: 'errors at 40 %' }, event_ts: '1736950200.000000' },
    ]);
  });

  it('finds marks that were never recorded or were taken off, and dates them now', () => {
    const stored = { marks: { 'U01BOB:pushpin': '2025-01-15T14:10:00.000000Z off' } };
    const reactions = [
      { name: 'pushpin::skin-tone-3', users: ['U01ALICE'] },
      { name: 'pushpin', users: ['U01BOB'] },
      { name: 'thumbsup', users: ['U01CAROL'] },
    ];

    expect(findMissed(stored, { ...message, reactions, pinned_to: ['C1'] })).toMatchObject([
      { type: 'reaction_added', user: 'U01ALICE', event_ts: '1736953200.250000' },
      { type: 'reaction_added', user: 'U01BOB' },
      { type: 'pin_added', channel_id: 'C1' },
    ]);
  });

  it("doesn't count a pin in another channel", () => {
    expect(findMissed({}, { ...message, pinned_to: ['C2'] })).toEqual([]);
  });

  it.each([
    ['a join, which has an event of its own', { subtype: 'channel_join' }],
    ['a notice of Slack', { subtype: 'reminder_add' }],
    ['a tombstone', { subtype: 'tombstone' }],
    ['a message without a valid time', { ts: 'abc' }],
    ['a message without a time', { ts: undefined }],
  ])('skips %s', (_, fields) => {
    expect(findMissed(undefined, { ...message, ...fields })).toEqual([]);
  });
});

describe('knownMessages', () => {
  it('has the messages of people and bots by their time', () => {
    const comments = [
      aComment({ timestamp: '2025-01-15T14:06:00.000000Z' }),
      aComment({ timestamp: '2025-01-15T14:07:00.000000Z', author_kind: 'bot' }),
    ];

    expect([...knownMessages({ comments }).keys()]).toEqual([
      '2025-01-15T14:06:00.000000Z',
      '2025-01-15T14:07:00.000000Z',
    ]);
  });
});
