import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { HOUR_MS, MINUTE_MS } from '../../base/durations.js';
import { ignoreRefusals, UpstreamError } from '../../base/errors.js';
import { PRIVATE_CHANNEL } from '../../incidents/names.js';
import type { SlackUser } from '../../ports/slack.js';
import { callSlack } from './slack-failures.js';

/** Allocated up front, which adds to a cold start. */
const MAX_NAMES = 1_000;
/** A channel that becomes private must not be named for much longer. */
const CHANNEL_TTL_MS = MINUTE_MS;

/**
 * How many names one call looks up; the rest remain unnamed. Slack allows about 100 people and 50 channels a minute,
 * and a bot can mention any number of ids.
 */
const MAX_LOOKUPS = { people: 300, channels: 40 };

interface ChannelName {
  /** Empty if Slack doesn't know it. */
  name: string;
  isPrivate: boolean;
}

/** Names by id, shared by the interactive client and the worker's. */
export interface NameCache {
  /** Empty for someone whom Slack doesn't know. */
  people: LRUCache<string, string>;
  channels: LRUCache<string, ChannelName>;
  /** All user groups, under one key. */
  groups: LRUCache<'all', ReadonlyMap<string, string>>;
}

export function createNameCache(): NameCache {
  return {
    people: new LRUCache({ max: MAX_NAMES, ttl: HOUR_MS }),
    channels: new LRUCache({ max: MAX_NAMES, ttl: CHANNEL_TTL_MS }),
    groups: new LRUCache({ max: 1, ttl: HOUR_MS }),
  };
}

interface NameOptions {
  client: WebClient;
  cache: NameCache;
  fetchUser: (userId: string) => Promise<SlackUser>;
}

/** Looks up the names of people, channels and user groups by id. Throws UpstreamError while Slack fails. */
export function createNames({ client, cache, fetchUser }: NameOptions) {
  const fetchPerson = async (id: string) => {
    const found = await fetchUser(id).catch(ignoreRefusals);
    return found && !found.isUnknown ? found.name : '';
  };
  const fetchChannel = (id: string) => fetchChannelName(client, id);
  return async (ids: readonly string[], { ownChannel }: { ownChannel?: string | undefined } = {}) => {
    const wanted = (kind: RegExp) => [...new Set(ids.filter((id) => kind.test(id)))];
    const [people, channels, groups] = await Promise.all([
      lookUp(wanted(/^[UW]/), { cache: cache.people, fetch: fetchPerson, max: MAX_LOOKUPS.people }),
      lookUp(wanted(/^[CG]/), { cache: cache.channels, fetch: fetchChannel, max: MAX_LOOKUPS.channels }),
      wanted(/^S/).length > 0 ? readGroups(client, cache.groups) : NO_GROUPS,
    ]);
    const nameOf = (id: string) =>
      people.get(id) || showChannel(channels.get(id), id === ownChannel) || groups.get(id);
    return new Map(ids.flatMap((id): [string, string][] => named(id, nameOf(id))));
  };
}

const NO_GROUPS: ReadonlyMap<string, string> = new Map();

function named(id: string, name: string | undefined): [string, string][] {
  return name ? [[id, name]] : [];
}

function showChannel(channel: ChannelName | undefined, isOwn: boolean): string | undefined {
  if (channel?.isPrivate && !(isOwn && channel.name)) return PRIVATE_CHANNEL;
  return channel?.name ? `#${channel.name}` : undefined;
}

interface LookUp<T extends object | string> {
  cache: LRUCache<string, T>;
  fetch: (id: string) => Promise<T>;
  max: number;
}

async function lookUp<T extends object | string>(
  ids: readonly string[],
  { cache, fetch, max }: LookUp<T>,
): Promise<Map<string, T>> {
  const known = new Map(ids.flatMap((id): [string, T][] => entryOf(id, cache.get(id))));
  const missing = ids.filter((id) => !known.has(id)).slice(0, max);
  const fetched = await Promise.all(
    missing.map(async (id): Promise<[string, T]> => {
      const found = await fetch(id);
      // Kept even if another lookup fails, so that a retry gets further.
      cache.set(id, found);
      return [id, found];
    }),
  );
  return new Map([...known, ...fetched]);
}

function entryOf<T>(id: string, value: T | undefined): [string, T][] {
  return value === undefined ? [] : [[id, value]];
}

/** A bot sees every public channel, so one it doesn't see counts as private. */
async function fetchChannelName(client: WebClient, id: string): Promise<ChannelName> {
  try {
    const { channel } = await callSlack(() => client.conversations.info({ channel: id }));
    return { name: channel?.name ?? '', isPrivate: channel?.is_private === true };
  } catch (error) {
    const isHidden = error instanceof UpstreamError && error.upstreamCode === 'channel_not_found';
    if (!isHidden) ignoreRefusals(error);
    return { name: '', isPrivate: isHidden };
  }
}

/** None if the app isn't allowed to read them. Disabled groups are named too: old messages mention them. */
async function readGroups(
  client: WebClient,
  cache: NameCache['groups'],
): Promise<ReadonlyMap<string, string>> {
  const known = cache.get('all');
  if (known) return known;
  const response = await callSlack(() => client.usergroups.list({ include_disabled: true })).catch(
    ignoreRefusals,
  );
  const groups = new Map(
    (response?.usergroups ?? []).flatMap(({ id, handle }) => (id && handle ? [[id, `@${handle}`]] : [])),
  );
  cache.set('all', groups, response ? undefined : { ttl: MINUTE_MS });
  return groups;
}
