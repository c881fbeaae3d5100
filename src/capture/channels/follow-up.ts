import type { ChannelLink } from '../../incidents/records/channel-link.js';
import type { Request } from '../../incidents/records/request.js';
import type { CaptureDeps } from '../capture-deps.js';
import { channelConverted } from './channel-jobs.js';
import type { ChannelChange } from './read-channel-change.js';
import { returnNotice } from './return-notice.js';
import { sharingNotice } from './sharing-notice.js';

/** The job that a channel change requires. */
interface FollowUp {
  request: Request;
  /** Starts the job; a second start does nothing. */
  start(deps: Pick<CaptureDeps, 'queue'>): Promise<void>;
}

/**
 * The follow-up of a change, based on the link before it; undefined if there's none. It's the same for every
 * delivery of one event.
 */
export function buildFollowUp(link: ChannelLink, change: ChannelChange): FollowUp | undefined {
  const { incident_id, channel_id, left_at, shared_with = [] } = link;
  const { type, at, userId: user_id } = change;
  const origin = { requestId: `${type.toLowerCase().replaceAll('_', '-')}-${change.channelId}-${at}`, at };
  const follow = <P>(job: Opener<P>, payload: P): FollowUp => ({
    request: job.buildRequest(origin, payload),
    start: (deps) => job.start(deps, origin, payload),
  });
  switch (type) {
    case 'CHANNEL_MADE_PRIVATE':
      return follow(channelConverted, { incident_id, to: 'private', user_id });
    case 'CHANNEL_MADE_PUBLIC':
      return follow(channelConverted, { incident_id, to: 'public', user_id });
    case 'CHANNEL_SHARED':
      return shared_with.length > 0
        ? undefined
        : follow(sharingNotice, { incident_id, channel_id, is_shared: true });
    case 'CHANNEL_UNSHARED':
      return change.isStillShared
        ? undefined
        : follow(sharingNotice, { incident_id, channel_id, is_shared: false });
    case 'AEGIS_RETURNED':
      return follow(returnNotice, { incident_id, channel_id, from: left_at, to: at });
    default:
      return undefined;
  }
}

interface Opener<P> {
  buildRequest(origin: { requestId: string; at: string }, payload: P): Request;
  start(
    deps: Pick<CaptureDeps, 'queue'>,
    origin: { requestId: string; at: string },
    payload: P,
  ): Promise<void>;
}
