import { expect, it } from 'vitest';
import { toSlackTs } from '../../../src/base/timestamp.js';
import { findMissedMembers, readMoves } from '../../../src/capture/history/find-missed-members.js';
import { aParticipant } from '../../support/records.js';
import { at, CHANNEL, past } from './past-messages.js';

const join = (minute: number, user: string, subtype = 'channel_join') => past(at(minute), { subtype, user });
const leave = (minute: number, user: string, subtype = 'channel_leave') =>
  past(at(minute), { subtype, user });
const find = (messages: ReturnType<typeof past>[], participants: ReturnType<typeof aParticipant>[]) =>
  findMissedMembers(CHANNEL, readMoves(messages), participants);

it('finds who joined and who left, in order, in public and private channels', () => {
  const messages = [
    leave(9, 'U1'),
    join(5, 'U1'),
    join(6, 'U2', 'group_join'),
    leave(7, 'U2', 'group_leave'),
  ];

  expect(find(messages, [])).toMatchObject([
    { type: 'member_joined_channel', user: 'U1', channel: CHANNEL, event_ts: toSlackTs(at(5)) },
    { type: 'member_joined_channel', user: 'U2' },
    { type: 'member_left_channel', user: 'U2' },
    { type: 'member_left_channel', user: 'U1' },
  ]);
});

it("finds nothing that is already recorded under the event's time instead of the message's", () => {
  const messages = [join(5, 'U1'), leave(9, 'U1')];
  const person = { user_id: 'U1', joined_at: at(4, 59), left_at: at(8, 58) };

  expect(find(messages, [aParticipant(person)])).toEqual([]);
  expect(find(messages, [aParticipant({ ...person, left_at: undefined })])).toMatchObject([
    { type: 'member_left_channel' },
  ]);
});

it('ignores Aegis itself and other messages', () => {
  const own = past(at(1), { subtype: 'channel_join', user: 'U0BOT' }, true);

  expect(readMoves([own, past(at(2)), past(at(3), { subtype: 'toString', user: 'U1' })])).toEqual([]);
});
