import * as z from 'zod';
import { defineJob } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';
import { date } from '../../views/text.js';
import { gapRun } from './channel-jobs.js';

/** Posts in the channel that Aegis is back and what it missed, and fills the gap from Slack's history. */
export const returnNotice = defineJob({
  kind: 'return-notice',
  payload: z.object({
    incident_id: z.string(),
    channel_id: z.string(),
    /** When Aegis was removed; absent if it never learned of the removal. */
    from: z.string().optional(),
    to: z.string(),
  }),
  lane: ({ incident_id }) => incident_id,
  async run(deps, { payload, request, attempt, postOnce }) {
    const { incident_id, channel_id: channelId, from, to } = payload;
    await gapRun.open(deps, { requestId: `${request.request_id}-gaps`, at: to }, { incident_id });
    await attempt('notice', () =>
      postOnce({ channelId, about: [incident_id], message: buildNotice(from, to) }),
    );
  },
});

function buildNotice(from: string | undefined, to: string) {
  const absence =
    from === undefined
      ? `I was added back to this channel ${date(to)}, but I don't know when I was removed.`
      : `I wasn't in this channel from ${date(from)} to ${date(to)}.`;
  return notice(`${absence} I'm filling the gap from Slack's history.`);
}
