import * as z from 'zod';
import { defineJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import { readRecord } from '../../kernel/read-record.js';
import { makeSummary } from '../workflow/make-summary.js';
import { makeSummaryOnce } from '../workflow/make-summary-once.js';
import { readSourceLinks } from '../workflow/source-links.js';
import { buildAnswer } from './answer-view.js';

/** Searches the record for the answer and shows it, or that there's none, to the person who asked. */
export const answerAsked = defineJob({
  kind: 'ask',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    channel_id: z.string().optional(),
    question: z.string(),
  }),
  lane: ({ incident_id, user_id }) => `${incident_id}-${user_id}`,
  async run(deps, run) {
    const { incident_id, user_id: userId, channel_id: channelId, question } = run.payload;
    const requestedAt = run.request.created_at;
    const made = await makeSummaryOnce(deps, run, async () =>
      makeSummary(
        deps,
        { record: await readRecord(deps, incident_id) },
        { kind: 'ask', requestedBy: userId, requestedAt, question },
      ),
    );
    if (!made) return;
    const message = buildAnswer({ summary: made, permalink: await readSourceLinks(deps, made) });
    await run.postEphemeralOnce({ channelId, userId, about: [incident_id], message });
  },
  async onFailure(deps, { payload: { incident_id, channel_id, user_id }, reason }) {
    const to = { channelId: channel_id, userId: user_id };
    await deps.show.notify(to, notice(`Couldn't answer your question. ${reason}`), [incident_id]);
  },
});
