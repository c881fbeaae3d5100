import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import { type CapturedEvent, isMemberEvent, type MemberEvent, type MessageEvent } from '../captured-event.js';
import { type ChannelEvent, isChannelEvent, type NewIdEvent } from './channel-event.js';

export type ChannelChangeType =
  | 'CHANNEL_ARCHIVED'
  | 'CHANNEL_UNARCHIVED'
  | 'CHANNEL_RENAMED'
  | 'CHANNEL_DELETED'
  | 'CHANNEL_MADE_PRIVATE'
  | 'CHANNEL_MADE_PUBLIC'
  | 'CHANNEL_SHARED'
  | 'CHANNEL_UNSHARED'
  | 'AEGIS_REMOVED'
  | 'AEGIS_RETURNED';

/** A change of an incident channel, in any form in which Slack reports it. */
export interface ChannelChange {
  type: ChannelChangeType;
  channelId: string;
  at: Timestamp;
  /** Who did it; Slack doesn't always say. */
  userId?: string | undefined;
  /** The new name of a renamed channel. */
  name?: string | undefined;
  /**
   * The organization that a channel is or was shared with. Absent if only an event's envelope says that it
   * is.
   */
  team?: string | undefined;
  /** Whether an unshared channel is still shared with other organizations. */
  isStillShared?: boolean | undefined;
  /** The id of its event: several forms of one change have different ids and times. */
  eventId: string;
}

/** Aegis's own user, whose membership doesn't count as a person's, and the time for events that have none. */
export interface DeliveryFacts {
  botUserId?: string | undefined;
  /** When Slack sent it. */
  sentAt?: Timestamp | undefined;
}

/**
 * Reads the change that an event reports; undefined for all other events. Changes of the id aren't read here.
 */
export function readChannelChange(
  event: CapturedEvent,
  { botUserId, sentAt }: DeliveryFacts = {},
): ChannelChange | undefined {
  if (event.type === 'message') return readMessage(event);
  if (isMemberEvent(event)) return event.user === botUserId ? readOwnMembership(event) : undefined;
  if (!isChannelEvent(event) || event.type === 'channel_id_changed') return undefined;
  const at = fromSlackTs(event.event_ts ?? '') ?? sentAt;
  return at === undefined ? undefined : { ...readEvent(event, botUserId), at, eventId: EVENT_FORM };
}

/** The event ids of the two forms. */
const EVENT_FORM = 'channel';
export const MESSAGE_FORM = 'channel-message';

function readOwnMembership({ type, channel, event_ts }: MemberEvent): ChannelChange | undefined {
  const at = fromSlackTs(event_ts);
  if (!at) return undefined;
  const change = type === 'member_joined_channel' ? 'AEGIS_RETURNED' : 'AEGIS_REMOVED';
  return { type: change, channelId: channel, at, eventId: EVENT_FORM };
}

const SUBTYPES: Readonly<Record<string, ChannelChangeType>> = {
  channel_archive: 'CHANNEL_ARCHIVED',
  group_archive: 'CHANNEL_ARCHIVED',
  channel_unarchive: 'CHANNEL_UNARCHIVED',
  group_unarchive: 'CHANNEL_UNARCHIVED',
  channel_name: 'CHANNEL_RENAMED',
  group_name: 'CHANNEL_RENAMED',
  channel_convert_to_private: 'CHANNEL_MADE_PRIVATE',
  channel_convert_to_public: 'CHANNEL_MADE_PUBLIC',
};

/** Whether messages of a subtype report a change of the channel. */
export function isChannelSubtype(subtype = ''): boolean {
  return Object.hasOwn(SUBTYPES, subtype);
}

function readMessage({ subtype = '', ts, channel, user, name }: MessageEvent): ChannelChange | undefined {
  const at = fromSlackTs(ts);
  const type = isChannelSubtype(subtype) ? SUBTYPES[subtype] : undefined;
  if (!type || !at) return undefined;
  return {
    type,
    channelId: channel,
    at,
    userId: user,
    ...(type === 'CHANNEL_RENAMED' && { name }),
    eventId: MESSAGE_FORM,
  };
}

function readEvent(
  event: Exclude<ChannelEvent, NewIdEvent>,
  botUserId: string | undefined,
): Omit<ChannelChange, 'at' | 'eventId'> {
  switch (event.type) {
    case 'channel_rename':
    case 'group_rename':
      return { type: 'CHANNEL_RENAMED', channelId: event.channel.id, name: event.channel.name };
    case 'channel_shared':
      return { type: 'CHANNEL_SHARED', channelId: event.channel, team: event.connected_team_id };
    case 'channel_unshared':
      return {
        type: 'CHANNEL_UNSHARED',
        channelId: event.channel,
        team: event.previously_connected_team_id,
        isStillShared: event.is_ext_shared ?? false,
      };
    default: {
      const [, change = ''] = event.type.split('_');
      const actor = event.actor_id ?? event.user;
      const type = LIFECYCLE[change as keyof typeof LIFECYCLE];
      return { type, channelId: event.channel, userId: actor === botUserId ? undefined : actor };
    }
  }
}

const LIFECYCLE = {
  archive: 'CHANNEL_ARCHIVED',
  unarchive: 'CHANNEL_UNARCHIVED',
  deleted: 'CHANNEL_DELETED',
  left: 'AEGIS_REMOVED',
} as const;
