import * as z from 'zod';
import { defineJob } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';

/**
 * Posts what Aegis records in a channel when the channel is shared with another organization, and when
 * sharing ends.
 */
export const sharingNotice = defineJob({
  kind: 'sharing-notice',
  payload: z.object({ incident_id: z.string(), channel_id: z.string(), is_shared: z.boolean() }),
  lane: ({ incident_id }) => incident_id,
  async run({ settings }, { payload: { incident_id, channel_id: channelId, is_shared }, attempt, postOnce }) {
    const text = is_shared ? sharedText(settings.captureShared) : UNSHARED;
    await attempt('notice', () => postOnce({ channelId, about: [incident_id], message: notice(text) }));
  },
});

const UNSHARED =
  'This channel is no longer shared with other organizations. Messages are recorded in full again.';

function sharedText(isCaptured: boolean): string {
  const shared = 'This channel is now shared with another organization.';
  return isCaptured
    ? `${shared} What's written here stays on the incident's record.`
    : `${shared} From now on, the incident's record shows who wrote and when, but not what they wrote. To put something on it, run \`/incident note\`.`;
}
