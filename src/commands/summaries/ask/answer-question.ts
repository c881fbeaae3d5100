import * as z from 'zod';
import { defineJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import { readRecord } from '../../kernel/read-record.js';
import { makeSummary } from '../workflow/make-summary.js';
import { readSourceLinks } from '../workflow/source-links.js';
import { buildAnswer } from './answer-view.js';

/** Looks for the answer in the record and shows it, or that there's none, to the person who asked. */
export const answerQuestion = defineJob({
  kind: 'ask',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    channel_id: z.string(),
    question: z.string(),
  }),
  lane: ({ incident_id, user_id }) => `${incident_id}-${user_id}`,
  async run(deps, { payload, request, step, postEphemeralOnce }) {
    const { incident_id, user_id: userId, channel_id: channelId, question } = payload;
    const made = await step('answer', async () =>
      makeSummary(
        deps,
        { record: await readRecord(deps, incident_id) },
        { kind: 'ask', requestedBy: userId, requestedAt: request.created_at, question },
      ),
    );
    const message = buildAnswer({ summary: made, permalink: await readSourceLinks(deps, made) });
    await postEphemeralOnce({ channelId, userId, message });
  },
  async onFailure(deps, { payload: { channel_id, user_id }, reason }) {
    await deps.slack.postEphemeral(channel_id, user_id, notice(`Couldn't answer your question. ${reason}`));
  },
});
