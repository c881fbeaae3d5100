import * as z from 'zod';
import { defineJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { composeHandoff } from './compose-handoff.js';

/** Posts the state of the incident in its channel, when the commander stays the same. */
export const postHandoff = defineJob({
  kind: 'handoff',
  payload: z.object({ incident_id: z.string(), by: z.string(), note: z.string().optional() }),
  lane: ({ incident_id }) => incident_id,
  async run(deps, { payload: { incident_id, by, note }, request, postOnce }) {
    const incident = await deps.store.getIncident(incident_id);
    if (incident?.channel_id === undefined) return;
    const message = await composeHandoff(deps, { incident, by, note, at: request.created_at });
    await postOnce({ channelId: incident.channel_id, about: [incident_id], message });
  },
  async onFailure(deps, { payload: { incident_id, by }, reason }) {
    const channelId = (await deps.store.getIncident(incident_id))?.channel_id;
    if (channelId === undefined) return;
    const text = `Couldn't post the handoff of ${shortId(incident_id)}. ${reason}`;
    await deps.show.tell({ channelId, userId: by }, notice(text), [incident_id]);
  },
});
