import * as z from 'zod';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import type { Job } from '../../../jobs/job.js';
import type { Deps } from '../../../ports/deps.js';
import { readIncident } from '../../kernel/change.js';
import type { Invocation } from '../../kernel/invocation.js';
import { openJob } from '../../kernel/open-job.js';
import { makeSummary, readMaterial } from '../workflow/make-summary.js';
import { buildResolutionNote, buildResolutionProposal, resolutionText } from './resolution-view.js';

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  /** An accepted note to be posted; without one a note is to be proposed. */
  note: z.string().optional(),
});

/** Proposes a resolution note to the commander, or posts one that was accepted. */
export const resolutionNote: Job = {
  kind: 'resolution',
  async run(deps, { request, step, attempt }) {
    const { incident_id, user_id, note } = payload.parse(request.payload);
    const { channel_id, roles } = await readIncident(deps, incident_id);
    if (channel_id === undefined) return;
    if (note !== undefined) {
      await step('post', (mayExist) =>
        deps.slack.post(channel_id, buildResolutionNote(incident_id, note, user_id), {
          key: request.request_id,
          since: request.created_at,
          mayExist,
        }),
      );
      return;
    }
    const made = await step('summary', async () =>
      makeSummary(deps, await readMaterial(deps, incident_id), {
        kind: 'resolution',
        requestedBy: user_id,
        requestedAt: request.created_at,
      }),
    );
    if (resolutionText(made) === '') return;
    const commander = roles.commander ?? user_id;
    await attempt('propose', () =>
      deps.slack.postEphemeral(channel_id, commander, buildResolutionProposal(made)),
    );
  },
};

/** Has a note proposed once an incident is resolved; nobody waits for it. */
export async function proposeResolution(
  deps: Pick<Deps, 'queue' | 'store'>,
  { incident_id, timestamp, user_id }: TimelineEvent,
): Promise<void> {
  if (user_id === undefined) return;
  const ask = { requestId: `resolution-${incident_id}-${timestamp}`, userId: user_id, at: timestamp };
  await openResolution(deps, ask, incident_id);
}

export async function openResolution(
  deps: Pick<Deps, 'queue' | 'store'>,
  ask: Invocation,
  incidentId: string,
  note?: string,
): Promise<void> {
  await openJob(deps, ask, {
    kind: resolutionNote.kind,
    lane: `${incidentId}-summary`,
    payload: { incident_id: incidentId, user_id: ask.userId, note },
  });
}
