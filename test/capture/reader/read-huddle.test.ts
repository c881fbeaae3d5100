import { describe, expect, it } from 'vitest';
import { readHuddle } from '../../../src/capture/reader/read-huddle.js';
import { slackMessage } from '../../../src/capture/reader/slack-message.js';

const parse = (fields: object) =>
  slackMessage.parse({ ts: '1736953200.000200', user: 'USLACKBOT', text: '', ...fields });

/** A room as Slack sends it during the huddle. */
const ROOM = {
  id: 'R01HUDDLE',
  name: '',
  created_by: 'U01ALICE',
  date_start: 1736953200,
  date_end: 0,
  participants: ['U01ALICE', 'U02BOB'],
  participant_history: ['U01ALICE'],
  channels: ['C01INCIDENT'],
  has_ended: false,
  call_family: 'huddle',
  media_backend_type: 'free_willy',
};

describe('readHuddle', () => {
  it('reads who started a huddle, when, and who is in it', () => {
    expect(readHuddle(parse({ subtype: 'huddle_thread', room: ROOM }))).toEqual({
      startedBy: 'U01ALICE',
      startedAt: '2025-01-15T15:00:00.000000Z',
      hasEnded: false,
      people: ['U01ALICE', 'U02BOB'],
    });
  });

  it('reads when it ended and everyone who was in it', () => {
    const ended = {
      date_end: 1736956800,
      has_ended: true,
      participants: [],
      participant_history: ['U01ALICE', 'U03CAROL', 'U01ALICE'],
    };

    expect(readHuddle(parse({ subtype: 'huddle_thread', room: { ...ROOM, ...ended } }))).toMatchObject({
      hasEnded: true,
      endedAt: '2025-01-15T16:00:00.000000Z',
      people: ['U01ALICE', 'U03CAROL'],
    });
  });

  it.each([
    ['has_ended', { has_ended: true }],
    ['date_end', { date_end: 1736956800 }],
  ])('counts as ended by %s alone', (_, fields) => {
    expect(readHuddle(parse({ room: { ...ROOM, has_ended: undefined, ...fields } }))?.hasEnded).toBe(true);
  });

  it('reads a huddle without a room as one with no details', () => {
    expect(readHuddle(parse({ subtype: 'huddle_thread', room: 'R01' }))).toEqual({
      hasEnded: false,
      people: [],
    });
  });

  it('loses only the fields that are invalid', () => {
    const room = { ...ROOM, date_start: 'soon', participants: [7], participant_history: undefined };

    expect(readHuddle(parse({ subtype: 'huddle_thread', room }))).toEqual({
      startedBy: 'U01ALICE',
      hasEnded: false,
      people: [],
    });
  });

  it('ignores all other messages', () => {
    expect(readHuddle(parse({ text: 'join the huddle' }))).toBeUndefined();
  });
});
