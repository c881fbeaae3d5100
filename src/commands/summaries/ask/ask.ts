import * as z from 'zod';
import { UsageError } from '../../../base/errors.js';
import type { Job } from '../../../jobs/job.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { readIncident } from '../../kernel/change.js';
import type { LegacyCommand } from '../../kernel/legacy-command.js';
import { openJob } from '../../kernel/open-job.js';
import { answer } from '../../kernel/reply.js';
import { buildAnswer } from '../summary/summary-view.js';
import { makeSummary, readRecord } from '../workflow/make-summary.js';
import { linksOf } from '../workflow/summary-message.js';

/** Characters; whoever asks more than that does not ask. */
const QUESTION_MAX = 500;

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  question: z.string(),
});

/** Looks for the answer in the record and shows it to whoever asked, or that the record does not say. */
const findAnswer: Job = {
  kind: 'ask',
  async run(deps, { request, step }) {
    const { incident_id, user_id, channel_id, question } = payload.parse(request.payload);
    const made = await step('answer', async () =>
      makeSummary(
        deps,
        { record: await readRecord(deps, incident_id) },
        { kind: 'ask', requestedBy: user_id, requestedAt: request.created_at, question },
      ),
    );
    const message = buildAnswer({ summary: made, permalink: await linksOf(deps, made) });
    await step('tell', () => deps.slack.postEphemeral(channel_id, user_id, message));
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.postEphemeral(channel_id, user_id, notice(`There is no answer this time. ${reason}`));
  },
};

export const ask: LegacyCommand = {
  name: 'ask',
  aliases: ['question'],
  group: 'Look back',
  usage: 'ask question... [id]',
  summary: 'answer from the record of this incident alone, with sources, to only you',
  examples: [
    '/incident ask what did we roll back',
    '/incident ask which regions are affected',
    '/incident ask 42 who called the vendor',
  ],
  about: 'incident',
  takesProse: 'after',
  async run(deps, { ask: asked, incidentId, words }) {
    const question = words.rest();
    if (question === '') throw new UsageError('Ask what? `/incident ask what did we roll back`.');
    if (question.length > QUESTION_MAX) {
      throw new UsageError(`A question may have ${QUESTION_MAX} characters, this has ${question.length}.`);
    }
    const { channelId, userId } = asked;
    if (channelId === undefined) throw new UsageError('Ask in a channel: only you will see the answer.');
    await readIncident(deps, incidentId);
    await openJob(deps, asked, {
      kind: findAnswer.kind,
      lane: `${incidentId}-${userId}`,
      payload: { incident_id: incidentId, user_id: userId, channel_id: channelId, question },
    });
    return answer(notice(`Looking in the record of ${shortId(incidentId)}…`));
  },
  job: findAnswer,
};
