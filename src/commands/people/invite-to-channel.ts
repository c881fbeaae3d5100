import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { defineJob } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';

/** Invites a new participant. Slack then reports the arrival, which is what goes on the record. */
export const inviteToChannel = defineJob({
  kind: 'join',
  payload: z.object({ incident_id: z.string(), channel_id: z.string(), user_id: z.string() }),
  lane: ({ incident_id }) => incident_id,
  async run({ show }, { payload: { incident_id, channel_id, user_id } }) {
    try {
      await show.invite(channel_id, [user_id], [incident_id]);
    } catch (error) {
      if (!(error instanceof UpstreamError && error.upstreamCode === 'is_archived')) throw error;
      // Nobody needs it unarchived just to be in it.
      const text = `The channel of ${shortId(incident_id)} is archived in Slack, so nobody can be added to it. What was said is in ${channel(channel_id)} and in \`/incident timeline ${shortId(incident_id)}\`.`;
      await show.notify({ channelId: channel_id, userId: user_id }, notice(text), [incident_id]);
    }
  },
  async onFailure({ show }, { payload: { incident_id, channel_id, user_id }, fact }) {
    const text = `You're a participant, but Slack didn't let me add you to ${channel(channel_id)}. ${fact} Open the channel to join it yourself.`;
    await show.notify({ channelId: channel_id, userId: user_id }, notice(text), [incident_id]);
  },
});
