import { describe, expect, it } from 'vitest';
import type { MessageEvent } from '../../../src/capture/captured-event.js';
import { findUnreported } from '../../../src/capture/channels/watch-channel.js';

const NOW = '2025-01-15T15:00:00.000000Z';
const EARLIER = '2025-01-15T14:00:00.000000Z';
const JUST_NOW = '2025-01-15T14:59:55.000000Z';

function find(
  link: object,
  { channel_type, isShared = false }: { channel_type?: string; isShared?: boolean },
) {
  const message = { type: 'message', channel: 'C1', ts: '1736953200.000000', channel_type } as MessageEvent;
  return findUnreported(
    { link: { channel_id: 'C1', incident_id: 'INC-000042', ...link }, message, isShared },
    NOW,
  );
}

describe('findUnreported', () => {
  it.each([
    [
      'a public channel',
      { kind: 'public', kind_at: EARLIER },
      { channel_type: 'group' },
      'CHANNEL_MADE_PRIVATE',
    ],
    [
      'a private channel',
      { kind: 'private', kind_at: EARLIER },
      { channel_type: 'channel' },
      'CHANNEL_MADE_PUBLIC',
    ],
    ['a channel of ours alone', {}, { isShared: true }, 'CHANNEL_SHARED'],
    ['a channel that Aegis left', { left_at: EARLIER }, {}, 'AEGIS_RETURNED'],
  ])('finds what a message says of %s', (_, link, seen, type) => {
    expect(find(link, seen)).toEqual([type]);
  });

  it.each([
    ['what is known', { kind: 'private', kind_at: EARLIER }, { channel_type: 'group' }],
    [
      'a message that may be older than the change',
      { kind: 'public', kind_at: JUST_NOW },
      { channel_type: 'group' },
    ],
    ['a message that may be older than the removal', { left_at: JUST_NOW }, {}],
    ['sharing that is known', { shared_with: ['T2'] }, { isShared: true }],
    ['a message that may be older than the end of sharing', { shared_at: JUST_NOW }, { isShared: true }],
    ['a link of another program', {}, { channel_type: 'group' }],
    ['a message without a channel type', { kind: 'public', kind_at: EARLIER }, {}],
  ])('finds nothing in %s', (_, link, seen) => {
    expect(find(link, seen)).toEqual([]);
  });
});
