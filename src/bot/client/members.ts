import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../base/durations.js';
import { ignoreRefusals } from '../../base/errors.js';
import type { Slack } from '../../ports/slack.js';
import { callSlack } from './slack-failures.js';

/** Decides what people may see, so it mustn't be stale. */
const TTL_MS = MINUTE_MS;
/** After this time, someone who isn't among the known members may have joined. */
const DOUBT_MS = 2_000;
/** Allocated up front, which adds to a cold start. */
const MAX_CHANNELS = 500;

/** The most that Slack documents. */
const PAGE_SIZE = 999;
/** About 20,000 people; in a larger channel, those on later pages count as not in it. */
const MAX_PAGES = 20;

interface Members {
  ids: ReadonlySet<string>;
  at: number;
}

/** Who is in which channel, shared by the interactive client and the worker's. */
export interface MemberCache {
  channels: LRUCache<string, Members>;
  /** Counts changes to a channel, so that an answer from before one isn't cached. */
  changes: LRUCache<string, number>;
  /** Milliseconds from any start. */
  elapsed: () => number;
}

export function createMemberCache(elapsed: () => number): MemberCache {
  return {
    channels: new LRUCache({ max: MAX_CHANNELS, ttl: TTL_MS, ttlResolution: 0, perf: { now: elapsed } }),
    changes: new LRUCache({ max: MAX_CHANNELS }),
    elapsed,
  };
}

/** Asks Slack who is in a channel: one call per thousand members and minute. */
export function createMembers(
  client: WebClient,
  { channels, changes, elapsed }: MemberCache,
): Pick<Slack, 'isInChannel' | 'forgetMembers' | 'members'> {
  async function fetchMembers(channelId: string): Promise<Members> {
    const before = changes.get(channelId);
    const at = elapsed();
    const members = { ids: await readMembers(client, channelId), at };
    if (changes.get(channelId) === before) channels.set(channelId, members, { start: at });
    return members;
  }

  return {
    members: async (channelId) => (await fetchMembers(channelId)).ids,
    async isInChannel(channelId, userId, { fresh = false } = {}) {
      const known = fresh ? undefined : channels.get(channelId);
      if (known?.ids.has(userId)) return true;
      if (known && elapsed() - known.at < DOUBT_MS) return false;
      return (await fetchMembers(channelId)).ids.has(userId);
    },
    forgetMembers(channelId) {
      changes.set(channelId, (changes.get(channelId) ?? 0) + 1);
      channels.delete(channelId);
    },
  };
}

/** Nobody, for a channel that Slack doesn't show to Aegis: a private one it isn't in, or an archived one. */
async function readMembers(client: WebClient, channel: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const response = await callSlack(() =>
      client.conversations.members({ channel, limit: PAGE_SIZE, ...(cursor && { cursor }) }),
    ).catch(ignoreRefusals);
    for (const id of response?.members ?? []) ids.add(id);
    cursor = response?.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return ids;
}
