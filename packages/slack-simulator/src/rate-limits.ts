import type { Fields } from './model.js';
import { epochMillis, type Timestamp } from './timestamp.js';

/** Calls that Slack allows: `perMinute` on average and up to `burst` in a row. */
interface Allowance {
  perMinute: number;
  burst: number;
}

/**
 * Slack documents a floor per minute for each tier, and that bursts are tolerated, without figures for them
 * (docs.slack.dev/apis/web-api/rate-limits). A whole minute's calls may come in a row here; tier 1 gets ten.
 */
const TIER_1: Allowance = { perMinute: 1, burst: 10 };
const TIER_2: Allowance = { perMinute: 20, burst: 20 };
const TIER_3: Allowance = { perMinute: 50, burst: 50 };
const TIER_4: Allowance = { perMinute: 100, burst: 100 };
/** "Hundreds of requests per minute": auth.test and chat.getPermalink. */
const SPECIAL: Allowance = { perMinute: 300, burst: 300 };

/** One message a second in each channel, "short bursts" of more; and "several hundred" a minute in a workspace. */
const POSTS_IN_CHANNEL: Allowance = { perMinute: 60, burst: 10 };
const POSTS_IN_WORKSPACE: Allowance = { perMinute: 300, burst: 300 };

const TIERS: Readonly<Record<string, Allowance>> = {
  'apps.connections.open': TIER_1,
  'auth.test': SPECIAL,
  'bookmarks.add': TIER_2,
  'bookmarks.list': TIER_3,
  'bookmarks.remove': TIER_2,
  'bots.info': TIER_3,
  'chat.appendStream': TIER_4,
  'chat.delete': TIER_3,
  'chat.getPermalink': SPECIAL,
  'chat.postEphemeral': TIER_4,
  'chat.postMessage': POSTS_IN_WORKSPACE,
  'chat.startStream': TIER_2,
  'chat.stopStream': TIER_2,
  'chat.update': TIER_3,
  'conversations.archive': TIER_2,
  'conversations.create': TIER_2,
  'conversations.history': TIER_3,
  'conversations.info': TIER_3,
  'conversations.invite': TIER_3,
  'conversations.join': TIER_3,
  'conversations.kick': TIER_3,
  'conversations.leave': TIER_3,
  'conversations.list': TIER_2,
  'conversations.members': TIER_4,
  'conversations.open': TIER_3,
  'conversations.rename': TIER_2,
  'conversations.replies': TIER_3,
  'conversations.setPurpose': TIER_2,
  'conversations.setTopic': TIER_2,
  'conversations.unarchive': TIER_2,
  'emoji.list': TIER_2,
  'files.completeUploadExternal': TIER_4,
  'files.getUploadURLExternal': TIER_4,
  'files.info': TIER_4,
  'pins.add': TIER_2,
  'pins.list': TIER_2,
  'pins.remove': TIER_2,
  'reactions.add': TIER_3,
  'reactions.get': TIER_3,
  'reactions.remove': TIER_2,
  'team.info': TIER_3,
  'usergroups.list': TIER_2,
  'usergroups.users.list': TIER_2,
  'users.conversations': TIER_3,
  'users.info': TIER_4,
  'users.list': TIER_2,
  'users.lookupByEmail': TIER_3,
  'views.open': TIER_4,
  'views.publish': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
};

export interface RateLimiter {
  /** Counts a call. Returns how many seconds the app must wait if it comes too soon, otherwise undefined. */
  take(method: string, args: Fields): number | undefined;
}

interface Clocks {
  /** The workspace's time. */
  now: () => Timestamp;
  /** Real time in milliseconds, from any start. */
  elapsed: () => number;
}

/**
 * Limits calls as Slack does. Allowances grow with the workspace's clock or with real time, whichever has moved
 * further: clients wait for a `Retry-After` in real time, even where a test keeps the workspace's clock still.
 */
export function createRateLimiter({ now, elapsed }: Clocks): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const findBucket = (key: string, allowance: Allowance): Bucket => {
    const bucket = buckets.get(key) ?? { allowance, left: allowance.burst, at: read() };
    buckets.set(key, bucket);
    return bucket;
  };
  const read = (): Moment => ({ workspace: epochMillis(now()), real: elapsed() });
  return {
    take(method, args) {
      const moment = read();
      const touched = allowancesOf(method, args).map(([key, allowance]) => findBucket(key, allowance));
      for (const bucket of touched) refill(bucket, moment);
      const waits = touched.map(secondsUntilCall);
      const wait = Math.max(0, ...waits);
      if (wait > 0) return wait;
      for (const bucket of touched) bucket.left -= 1;
      return undefined;
    },
  };
}

interface Moment {
  workspace: number;
  real: number;
}

interface Bucket {
  allowance: Allowance;
  left: number;
  at: Moment;
}

function allowancesOf(method: string, { channel }: Fields): [key: string, Allowance][] {
  const tier = TIERS[method];
  if (!tier) return [];
  if (method !== 'chat.postMessage') return [[method, tier]];
  return [
    [method, tier],
    [`${method} ${String(channel)}`, POSTS_IN_CHANNEL],
  ];
}

function refill(bucket: Bucket, moment: Moment): void {
  const { perMinute, burst } = bucket.allowance;
  const passed = Math.max(0, moment.workspace - bucket.at.workspace, moment.real - bucket.at.real);
  bucket.left = Math.min(burst, bucket.left + (passed * perMinute) / 60_000);
  bucket.at = moment;
}

function secondsUntilCall({ allowance, left }: Bucket): number {
  return left >= 1 ? 0 : Math.max(1, Math.ceil(((1 - left) * 60) / allowance.perMinute));
}
