import { describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../../src/base/timestamp.js';
import { readCapturedEvent } from '../../../src/capture/captured-event.js';
import { readChannelChange } from '../../../src/capture/channels/read-channel-change.js';

const TS = '1736950100.000200';
const BOT = 'U01AEGIS';
const SENT_AT = '2025-01-15T14:08:21.000000Z';

function read(event: object) {
  const captured = readCapturedEvent(event);
  return captured && readChannelChange(captured, { botUserId: BOT, sentAt: SENT_AT });
}

const message = (subtype: string, fields: object = {}) => ({
  type: 'message',
  subtype,
  channel: 'C1',
  user: 'U1',
  ts: TS,
  event_ts: TS,
  text: 'as Slack words it',
  ...fields,
});
const event = (type: string, fields: object = {}) => ({ type, channel: 'C1', event_ts: TS, ...fields });

describe('readChannelChange', () => {
  it.each([
    [message('channel_archive'), 'CHANNEL_ARCHIVED', 'U1'],
    [message('group_archive'), 'CHANNEL_ARCHIVED', 'U1'],
    [event('channel_archive', { user: 'U1', is_moved: 0 }), 'CHANNEL_ARCHIVED', 'U1'],
    [event('group_archive', { user: 'U1', is_moved: 0 }), 'CHANNEL_ARCHIVED', 'U1'],
    [message('channel_unarchive'), 'CHANNEL_UNARCHIVED', 'U1'],
    [message('group_unarchive'), 'CHANNEL_UNARCHIVED', 'U1'],
    [event('channel_unarchive', { user: 'U1' }), 'CHANNEL_UNARCHIVED', 'U1'],
    [event('group_unarchive', { actor_id: 'U1' }), 'CHANNEL_UNARCHIVED', 'U1'],
    [event('channel_deleted', { actor_id: 'U1' }), 'CHANNEL_DELETED', 'U1'],
    [event('group_deleted', { actor_id: 'U1', date_deleted: 1 }), 'CHANNEL_DELETED', 'U1'],
    [message('channel_convert_to_private', { channel_type: 'group' }), 'CHANNEL_MADE_PRIVATE', 'U1'],
    [message('channel_convert_to_public', { channel_type: 'channel' }), 'CHANNEL_MADE_PUBLIC', 'U1'],
    [event('channel_left', { actor_id: 'U1' }), 'AEGIS_REMOVED', 'U1'],
    [event('group_left', { actor_id: 'U1' }), 'AEGIS_REMOVED', 'U1'],
    [event('group_left', { actor_id: BOT }), 'AEGIS_REMOVED', undefined],
    [event('member_left_channel', { user: BOT }), 'AEGIS_REMOVED', undefined],
    [event('member_joined_channel', { user: BOT, inviter: 'U1' }), 'AEGIS_RETURNED', undefined],
  ])('reads %j as %s', (sent, type, userId) => {
    const change = read(sent);
    expect(change).toMatchObject({ type, channelId: 'C1', at: fromSlackTs(TS) });
    expect(change?.userId).toBe(userId);
  });

  it.each([
    message('channel_name', { old_name: 'a', name: 'inc-1' }),
    message('group_name', { old_name: 'a', name: 'inc-1' }),
    event('channel_rename', { channel: { id: 'C1', name: 'inc-1', created: 1 } }),
    event('group_rename', { channel: { id: 'C1', name: 'inc-1', created: 1 } }),
  ])('reads the new name from %j', (sent) => {
    expect(read(sent)).toMatchObject({ type: 'CHANNEL_RENAMED', channelId: 'C1', name: 'inc-1' });
  });

  it('reads the organizations that a channel is shared with', () => {
    expect(read(event('channel_shared', { connected_team_id: 'T2' }))).toMatchObject({ team: 'T2' });
    const unshared = event('channel_unshared', { previously_connected_team_id: 'T2', is_ext_shared: true });
    expect(read(unshared)).toMatchObject({ team: 'T2', isStillShared: true });
  });

  it('takes the time of an event without one from its envelope', () => {
    expect(read({ type: 'channel_deleted', channel: 'C1' })).toMatchObject({ at: SENT_AT });
  });

  it.each([
    message('channel_topic'),
    message('channel_join'),
    message('', { subtype: undefined }),
    message('constructor'),
    message('channel_archive', { ts: 'abc' }),
    event('member_joined_channel', { user: 'U1' }),
    event('member_left_channel', { user: 'U1' }),
    { type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2', event_ts: TS },
  ])('reads nothing from %j', (sent) => {
    expect(read(sent)).toBeUndefined();
  });
});
