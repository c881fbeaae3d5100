import * as z from 'zod';
import { defineJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { makeSummary } from '../workflow/make-summary.js';
import { makeSummaryOnce } from '../workflow/make-summary-once.js';
import { readMaterial } from '../workflow/read-material.js';
import { resolutionText } from './resolution-text.js';
import { buildNoProposal, buildResolutionProposal } from './resolution-view.js';

/** Writes a resolution note and proposes it to the person who asked. */
export const proposeResolution = defineJob({
  kind: 'resolution',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    channel_id: z.string().optional(),
  }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
  async run(deps, run) {
    const { payload, request } = run;
    const { incident_id, user_id, channel_id: channelId } = payload;
    const summary = await makeSummaryOnce(deps, run, async () =>
      makeSummary(deps, await readMaterial(deps, incident_id), {
        kind: 'resolution',
        requestedBy: user_id,
        requestedAt: request.created_at,
      }),
    );
    if (!summary) return;
    const isEmpty = resolutionText(summary) === '';
    const message = isEmpty ? buildNoProposal(summary) : buildResolutionProposal(summary);
    await run.step('propose', () => deps.show.notify({ channelId, userId: user_id }, message, [incident_id]));
  },
  async onFailure(deps, { payload: { incident_id, user_id, channel_id: channelId }, reason }) {
    const text = `Couldn't write a resolution note for ${shortId(incident_id)}. ${reason} \`/incident resolution\` starts over.`;
    await deps.show.notify({ channelId, userId: user_id }, notice(text), [incident_id]);
  },
});
