import { type EventKind, fromTo, housekeeping, ordinary, publishedAs, subject } from './event-kind.js';

const channel = (change: string, { name, about }: { name: string; about: string }): EventKind => ({
  ...housekeeping,
  what: subject('Channel', ` ${change}`),
  published: publishedAs(`channel.${name}`, about),
});

/** Events about the incident channel. */
export const CHANNEL_EVENTS = {
  /** Aegis sets the topic itself, so it rarely has anything new. */
  TOPIC_CHANGED: {
    ...ordinary,
    what: subject('Topic', ' set'),
    digest: 'background',
    published: publishedAs('channel.topic_changed', 'its topic was set'),
  },
  PURPOSE_CHANGED: {
    ...housekeeping,
    what: subject('Description', ' set'),
    published: publishedAs('channel.purpose_changed', 'its description was set'),
  },
  CHANNEL_RENAMED: channel('renamed', { name: 'renamed', about: 'it was renamed' }),
  CHANNEL_ARCHIVED: channel('archived', { name: 'archived', about: 'it was archived' }),
  CHANNEL_UNARCHIVED: channel('unarchived', { name: 'unarchived', about: 'it was unarchived' }),
  CHANNEL_DELETED: channel('deleted', { name: 'deleted', about: 'it was deleted' }),
  CHANNEL_MADE_PRIVATE: channel('made private', { name: 'made_private', about: 'it was made private' }),
  CHANNEL_MADE_PUBLIC: channel('made public', { name: 'made_public', about: 'it was made public' }),
  CHANNEL_SHARED: channel('shared with another organization', {
    name: 'shared',
    about: 'it was shared with another organization',
  }),
  CHANNEL_UNSHARED: channel('no longer shared with an organization', {
    name: 'unshared',
    about: 'it is no longer shared with an organization',
  }),
  CHANNEL_ID_CHANGED: {
    ...housekeeping,
    what: subject('Channel', ' has a new id in Slack; the record continues'),
    published: publishedAs('channel.id_changed', 'it got a new id in Slack', fromTo()),
  },
  AEGIS_REMOVED: {
    ...housekeeping,
    what: subject('Aegis', ' removed from the channel'),
    published: publishedAs('channel.aegis_removed', 'Aegis was removed from it'),
  },
  POSTING_PERMISSIONS_CHANGED: {
    ...housekeeping,
    what: subject('Posting permissions', ' changed'),
    published: publishedAs('channel.posting_permissions_changed', 'who may post in it changed'),
  },
} as const satisfies Record<string, EventKind>;
