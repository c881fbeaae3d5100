import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPTURED_EVENTS, channelOf, readCapturedEvent } from '../../src/capture/captured-event.js';

const TS = '1736950100.000200';
const item = { type: 'message', channel: 'C1', ts: TS };

const EVENTS = {
  message: { channel: 'C1', ts: TS },
  member_joined_channel: { user: 'U1', channel: 'C1', event_ts: TS },
  member_left_channel: { user: 'U1', channel: 'C1', event_ts: TS },
  reaction_added: { user: 'U1', reaction: 'pushpin', item, event_ts: TS },
  reaction_removed: { user: 'U1', reaction: 'pushpin', item, event_ts: TS },
  pin_added: { channel_id: 'C1', item: { type: 'message', message: { ts: TS } }, event_ts: TS },
  pin_removed: { channel_id: 'C1', item: { type: 'message', message: { ts: TS } }, event_ts: TS },
  channel_archive: { channel: 'C1' },
  channel_deleted: { channel: 'C1' },
  channel_left: { channel: 'C1' },
  channel_unarchive: { channel: 'C1' },
  group_archive: { channel: 'C1' },
  group_deleted: { channel: 'C1' },
  group_left: { channel: 'C1' },
  group_unarchive: { channel: 'C1' },
  channel_rename: { channel: { id: 'C1', name: 'inc-1' } },
  group_rename: { channel: { id: 'C1', name: 'inc-1' } },
  channel_shared: { channel: 'C1' },
  channel_unshared: { channel: 'C1' },
  channel_id_changed: { old_channel_id: 'C1', new_channel_id: 'C2' },
} as const satisfies Record<(typeof CAPTURED_EVENTS)[number], object>;

describe('readCapturedEvent', () => {
  it.each(CAPTURED_EVENTS)('reads a %s event and its channel', (type) => {
    const event = readCapturedEvent({ type, ...EVENTS[type], unknown_field: {} });

    expect(event?.type).toBe(type);
    expect(event && channelOf(event)).toBe('C1');
  });

  it.each(CAPTURED_EVENTS)('rejects a %s event that lacks any of its fields', (type) => {
    for (const field of Object.keys(EVENTS[type])) {
      expect(readCapturedEvent({ type, ...EVENTS[type], [field]: undefined })).toBeUndefined();
    }
  });

  it.each([
    { type: 'reaction_added', ...EVENTS.reaction_added, item: { type: 'file', file: 'F1' } },
    { type: 'pin_added', ...EVENTS.pin_added, item: { type: 'file', file: { id: 'F1' } } },
    { type: 'channel_rename', channel: { id: 'C1' } },
    { type: 'app_mention', channel: 'C1', ts: TS },
  ])('ignores %j', (event) => {
    expect(readCapturedEvent(event)).toBeUndefined();
  });

  it('keeps a message whose optional fields have the wrong type', () => {
    const odd = { user: 7, text: null, blocks: 'x', files: [null, { size: '1' }], bot_profile: [] };

    const event = readCapturedEvent({ type: 'message', channel: 'C1', ts: TS, ...odd });

    expect(event).toMatchObject({ channel: 'C1', ts: TS, files: [{}, {}] });
    expect(event).toMatchObject({ user: undefined, text: undefined, blocks: undefined });
  });

  it('never throws, whatever the payload is', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        readCapturedEvent(payload);
        readCapturedEvent({ type: 'message', channel: 'C1', ts: TS, message: payload, files: payload });
      }),
    );
  });
});
