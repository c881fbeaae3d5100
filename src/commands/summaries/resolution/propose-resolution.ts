import * as z from 'zod';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import { defineJob } from '../../../jobs/define-job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { makeSummary } from '../workflow/make-summary.js';
import { makeSummaryOnce } from '../workflow/make-summary-once.js';
import { readMaterial } from '../workflow/read-material.js';
import { resolutionText } from './resolution-text.js';
import { buildNoProposal, buildResolutionProposal } from './resolution-view.js';

/** Writes a resolution note and proposes it to one person. */
export const proposeResolution = defineJob({
  kind: 'resolution',
  payload: z.object({
    incident_id: z.string(),
    /** The person who asked for it, or who resolved the incident. */
    user_id: z.string(),
    channel_id: z.string().optional(),
    /** False when resolving started it; then the commander gets the proposal. */
    is_requested: z.boolean(),
  }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
  async run(deps, run) {
    const { payload, request } = run;
    const { incident_id, user_id, is_requested } = payload;
    const summary = await makeSummaryOnce(deps, run, async () =>
      makeSummary(deps, await readMaterial(deps, incident_id), {
        kind: 'resolution',
        requestedBy: user_id,
        requestedAt: request.created_at,
      }),
    );
    if (!summary) return;
    const isEmpty = resolutionText(summary) === '';
    const place = await findPlace(deps, payload);
    // Nobody waits for the one that resolving starts.
    if (!place || (isEmpty && !is_requested)) return;
    const message = isEmpty ? buildNoProposal(summary) : buildResolutionProposal(summary);
    const propose = () => run.step('propose', () => deps.show.tell(place, message, [incident_id]));
    if (is_requested) await propose();
    else await run.attempt('propose', propose);
  },
  async onFailure(deps, { payload, reason }) {
    const place = await findPlace(deps, payload);
    if (!place) return;
    const text = `Couldn't write a resolution note for ${shortId(payload.incident_id)}. ${reason} \`/incident resolution\` starts over.`;
    await deps.show.tell(place, notice(text), [payload.incident_id]);
  },
});

interface Requested {
  incident_id: string;
  user_id: string;
  channel_id?: string | undefined;
  is_requested: boolean;
}

async function findPlace(
  { store }: Pick<JobDeps, 'store'>,
  { incident_id, user_id, channel_id, is_requested }: Requested,
): Promise<{ channelId: string | undefined; userId: string } | undefined> {
  if (is_requested) return { channelId: channel_id, userId: user_id };
  const incident = await store.getIncident(incident_id);
  if (incident?.channel_id === undefined) return undefined;
  return { channelId: incident.channel_id, userId: incident.roles.commander ?? user_id };
}

/** Has a note proposed once an incident is resolved. */
export async function proposeWhenResolved(
  deps: Pick<JobDeps, 'queue' | 'store'>,
  { incident_id, timestamp, user_id }: TimelineEvent,
): Promise<void> {
  if (user_id === undefined) return;
  const origin = { requestId: `resolution-${incident_id}-${timestamp}`, at: timestamp };
  await proposeResolution.open(deps, origin, { incident_id, user_id, is_requested: false });
}
