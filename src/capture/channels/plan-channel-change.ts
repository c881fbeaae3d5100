import { MINUTE_MS } from '../../base/durations.js';
import { epochMillis, formatUtc, type Timestamp } from '../../base/timestamp.js';
import type { ChannelFacts, ChannelUpdate } from '../../data/store/change-channel.js';
import type { ChannelLink } from '../../incidents/records/channel-link.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { buildFollowUp } from './follow-up.js';
import type { ChannelChange, ChannelChangeType } from './read-channel-change.js';

/** Aegis joins a channel when it opens one; that doesn't count as coming back. */
const GRACE_MS = 5 * MINUTE_MS;

/** Used for an organization that Slack hasn't named. */
const UNKNOWN_TEAM = 'unknown';

/** Plans what to write about a change; undefined if the record already has it, in this form or another. */
export function planChannelChange(
  { link, nearby }: ChannelFacts,
  change: ChannelChange,
): ChannelUpdate | undefined {
  const event = buildEvent(link, change);
  const twin = findTwin(nearby, event);
  if (twin) return completeTwin(twin, event);
  const changed = changeLink(link, change);
  if (!changed) return undefined;
  // The event without an organization already recorded that the channel is shared.
  if (change.type === 'CHANNEL_SHARED' && link.shared_with?.includes(UNKNOWN_TEAM)) return { link: changed };
  return {
    link: changed,
    event,
    request: isLate(link, change) ? undefined : buildFollowUp(link, change)?.request,
  };
}

/**
 * If sharing has ended in the meantime, no notice is needed. A late conversion still counts, because privacy
 * comes first.
 */
function isLate({ shared_at = '' }: ChannelLink, { type, at }: ChannelChange): boolean {
  return MATTERS[type] === 'sharing' && at < shared_at;
}

/** Some forms of a change don't name the person who made it. */
function completeTwin(twin: TimelineEvent, { user_id }: TimelineEvent): ChannelUpdate | undefined {
  if (twin.user_id !== undefined || user_id === undefined) return undefined;
  return { event: { ...twin, user_id }, replaces: true, link: {} };
}

/**
 * Finds the same change in another form: the nearest event about the same subject, if it has the same
 * outcome.
 */
function findTwin(nearby: readonly TimelineEvent[], event: TimelineEvent): TimelineEvent | undefined {
  const own = nearby.find(
    ({ timestamp, event_id }) => timestamp === event.timestamp && event_id === event.event_id,
  );
  if (own) return own;
  const distance = ({ timestamp }: TimelineEvent) =>
    Math.abs(epochMillis(timestamp) - epochMillis(event.timestamp));
  const [nearest] = nearby
    .filter((one) => matterOf(one) === matterOf(event))
    .sort((a, b) => distance(a) - distance(b));
  return nearest?.type === event.type && nearest.note === event.note ? nearest : undefined;
}

const MATTERS: Readonly<Record<string, string>> = {
  CHANNEL_ARCHIVED: 'archive',
  CHANNEL_UNARCHIVED: 'archive',
  CHANNEL_MADE_PRIVATE: 'privacy',
  CHANNEL_MADE_PUBLIC: 'privacy',
  CHANNEL_SHARED: 'sharing',
  CHANNEL_UNSHARED: 'sharing',
  AEGIS_REMOVED: 'presence',
};

function matterOf({ type, event_id, detail }: TimelineEvent): string {
  if (type === 'GAP') return event_id === RETURN_ID ? 'presence' : 'another gap';
  const matter = MATTERS[type] ?? type;
  return matter === 'sharing' ? `sharing with ${detail?.team}` : matter;
}

/** The link attributes to change; undefined if the change isn't new. */
function changeLink(link: ChannelLink, change: ChannelChange): ChannelUpdate['link'] | undefined {
  const { at } = change;
  switch (change.type) {
    case 'CHANNEL_ARCHIVED':
    case 'AEGIS_REMOVED':
      // Archiving removes every bot. If it's reported late, it's already over.
      return at < (link.back_at ?? '') ? {} : { left_at: link.left_at ?? at };
    case 'AEGIS_RETURNED':
      return isReturn(link, at) ? { left_at: undefined, back_at: at } : undefined;
    case 'CHANNEL_MADE_PRIVATE':
      return at < (link.kind_at ?? '') ? {} : { kind: 'private', kind_at: at };
    case 'CHANNEL_MADE_PUBLIC':
      return at < (link.kind_at ?? '') ? {} : { kind: 'public', kind_at: at };
    case 'CHANNEL_SHARED':
    case 'CHANNEL_UNSHARED':
      return changeSharing(link, change);
    case 'CHANNEL_UNARCHIVED':
    case 'CHANNEL_RENAMED':
    case 'CHANNEL_DELETED':
      return {};
  }
}

function isReturn({ left_at, opened_at }: ChannelLink, at: Timestamp): boolean {
  if (left_at !== undefined) return at > left_at;
  return opened_at === undefined || epochMillis(at) - epochMillis(opened_at) > GRACE_MS;
}

function changeSharing(
  { shared_with = [], shared_at = '' }: ChannelLink,
  { type, team = UNKNOWN_TEAM, isStillShared, at }: ChannelChange,
): ChannelUpdate['link'] | undefined {
  if (at < shared_at) return {};
  if (type === 'CHANNEL_UNSHARED') {
    const left = isStillShared ? shared_with.filter((one) => one !== team) : [];
    return { shared_with: left.length > 0 ? left : undefined, shared_at: at };
  }
  if (shared_with.includes(team) || (team === UNKNOWN_TEAM && shared_with.length > 0)) return undefined;
  return { shared_with: [...shared_with.filter((one) => one !== UNKNOWN_TEAM), team], shared_at: at };
}

const DESCRIPTIONS: Readonly<Record<Exclude<ChannelChangeType, 'AEGIS_RETURNED'>, string>> = {
  CHANNEL_ARCHIVED: 'Channel archived',
  CHANNEL_UNARCHIVED: 'Channel unarchived',
  CHANNEL_RENAMED: 'Channel renamed',
  CHANNEL_DELETED: 'Channel deleted',
  CHANNEL_MADE_PRIVATE: 'Channel made private',
  CHANNEL_MADE_PUBLIC: 'Channel made public',
  CHANNEL_SHARED: 'Channel shared with another organization',
  CHANNEL_UNSHARED: 'Channel no longer shared with an organization',
  AEGIS_REMOVED: 'Aegis removed from the channel',
};

/** Distinguishes a return from gaps that comparisons with Slack record. */
const RETURN_ID = 'return';

function buildEvent({ incident_id, left_at }: ChannelLink, change: ChannelChange): TimelineEvent {
  const { type, at, userId, name, team, eventId } = change;
  const common = { incident_id, timestamp: at, source: 'Slack' };
  if (type === 'AEGIS_RETURNED') {
    return {
      ...common,
      event_id: RETURN_ID,
      type: 'GAP',
      description: describeReturn(left_at, at),
      detail: { ...(left_at !== undefined && { from: left_at }), to: at },
    };
  }
  return {
    ...common,
    event_id: eventId,
    type,
    description: DESCRIPTIONS[type],
    ...(userId !== undefined && { user_id: userId }),
    ...(name !== undefined && { note: name }),
    ...(team !== undefined && { detail: { team } }),
  };
}

function describeReturn(from: Timestamp | undefined, to: Timestamp): string {
  return from === undefined
    ? `Aegis was added to the channel again at ${formatUtc(to)} UTC; messages from before may be missing`
    : `Aegis wasn't in the channel from ${formatUtc(from)} to ${formatUtc(to)} UTC; what was said then comes from Slack's history`;
}
