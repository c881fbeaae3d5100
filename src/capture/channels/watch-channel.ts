import { MINUTE_MS } from '../../base/durations.js';
import { epochMillis, fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import type { ChannelLink } from '../../incidents/records/channel-link.js';
import type { CaptureDeps } from '../capture-deps.js';
import type { MessageEvent } from '../captured-event.js';
import { captureChannelChange } from './capture-channel-change.js';
import { gapRun } from './channel-jobs.js';
import type { ChannelChange, ChannelChangeType } from './read-channel-change.js';

interface Observation {
  link: ChannelLink;
  message: MessageEvent;
  /** According to its envelope. */
  isShared: boolean;
}

/**
 * Detects from an ordinary message what Slack's own events would have reported, if they had arrived: that the
 * channel is now private, public or shared, or that Aegis is back in it. Also catches up after a new id.
 */
export async function watchChannel(
  deps: Pick<CaptureDeps, 'queue' | 'store'>,
  observation: Observation,
): Promise<void> {
  const { link, message } = observation;
  const at = fromSlackTs(message.ts);
  if (!at || message.subtype !== undefined) return;
  for (const type of findUnreported(observation, at)) {
    const change: ChannelChange = { type, channelId: message.channel, at, eventId: 'seen' };
    await captureChannelChange(deps, link.incident_id, change);
  }
  await catchUpAfterMove(deps, link, at);
}

/** Messages may be sent before a change and arrive after it. */
const MARGIN_MS = 10_000;

/** The changes that a message implies and the link doesn't know about. */
export function findUnreported({ link, message, isShared }: Observation, at: Timestamp): ChannelChangeType[] {
  const { kind, kind_at, left_at, shared_at, shared_with = [] } = link;
  const isAfter = (change: Timestamp | undefined) =>
    change === undefined || epochMillis(at) - epochMillis(change) > MARGIN_MS;
  const { channel_type } = message;
  const isKindNew = kind !== undefined && isAfter(kind_at);
  const found: (ChannelChangeType | false)[] = [
    isKindNew && kind === 'public' && channel_type === 'group' && 'CHANNEL_MADE_PRIVATE',
    isKindNew && kind === 'private' && channel_type === 'channel' && 'CHANNEL_MADE_PUBLIC',
    isShared && shared_with.length === 0 && isAfter(shared_at) && 'CHANNEL_SHARED',
    left_at !== undefined && isAfter(left_at) && 'AEGIS_RETURNED',
  ];
  return found.filter((type) => type !== false);
}

/**
 * Other processes may have dropped messages for as long as they cached the new id as not being an incident
 * channel.
 */
const FORGOTTEN_MS = 15_000;

async function catchUpAfterMove(
  deps: Pick<CaptureDeps, 'queue' | 'store'>,
  { channel_id, incident_id, moved_at }: ChannelLink,
  at: Timestamp,
): Promise<void> {
  const since = moved_at === undefined ? 0 : epochMillis(at) - epochMillis(moved_at);
  if (since < FORGOTTEN_MS || since > 5 * MINUTE_MS) return;
  await gapRun.open(deps, { requestId: `channel-moved-${channel_id}-later`, at }, { incident_id });
}
