import * as z from 'zod';
import { optionalId, shortText, slackId } from '../reader/slack-fields.js';

const text = z.string().optional().catch(undefined);

/**
 * `channel_…` events are about public channels, `group_…` about private ones. The actor is in `user` or
 * `actor_id`.
 */
const lifecycleEvent = z.object({
  type: z.enum([
    'channel_archive',
    'channel_deleted',
    'channel_left',
    'channel_unarchive',
    'group_archive',
    'group_deleted',
    'group_left',
    'group_unarchive',
  ]),
  channel: slackId,
  user: optionalId,
  actor_id: optionalId,
  /** Slack documents deletions without an actor. */
  event_ts: text,
});

const renameEvent = z.object({
  type: z.enum(['channel_rename', 'group_rename']),
  channel: z.object({ id: slackId, name: shortText }),
  event_ts: text,
});

/** Teams are ids of workspaces or organizations. */
const sharingEvent = z.object({
  type: z.enum(['channel_shared', 'channel_unshared']),
  channel: slackId,
  connected_team_id: optionalId,
  previously_connected_team_id: optionalId,
  /** Whether the channel is still shared with other organizations. */
  is_ext_shared: z.boolean().optional().catch(undefined),
  event_ts: text,
});

const newIdEvent = z.object({
  type: z.literal('channel_id_changed'),
  old_channel_id: slackId,
  new_channel_id: slackId,
  event_ts: text,
});

export type NewIdEvent = z.output<typeof newIdEvent>;

export const channelEvent = z.discriminatedUnion('type', [
  lifecycleEvent,
  renameEvent,
  sharingEvent,
  newIdEvent,
]);

export type ChannelEvent = z.output<typeof channelEvent>;

/** The types of events about a channel itself. */
export const CHANNEL_EVENTS = [
  ...lifecycleEvent.shape.type.options,
  ...renameEvent.shape.type.options,
  ...sharingEvent.shape.type.options,
  newIdEvent.shape.type.value,
] as const;

export function isChannelEvent(event: { type: string }): event is ChannelEvent {
  return (CHANNEL_EVENTS as readonly string[]).includes(event.type);
}

/** The channel's current or former id. */
export function channelOfChannelEvent(event: ChannelEvent): string {
  if (event.type === 'channel_id_changed') return event.old_channel_id;
  return typeof event.channel === 'string' ? event.channel : event.channel.id;
}
