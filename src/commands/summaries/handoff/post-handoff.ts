import * as z from 'zod';
import { defineJob } from '../../../jobs/define-job.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { composeHandoff } from './compose-handoff.js';

/** Posts the state of the incident in its channel, when the commander stays the same. */
export const postHandoff = defineJob({
  kind: 'handoff',
  payload: z.object({
    incident_id: z.string(),
    by: z.string(),
    text: z.string().optional(),
    /** The timestamp of the note that says so. */
    noted_at: z.string().optional(),
  }),
  lane: ({ incident_id }) => incident_id,
  async run(deps, { payload: { incident_id, by, text: note, noted_at }, request, postOnce }) {
    const incident = await deps.store.getIncident(incident_id);
    if (incident?.channel_id === undefined) return;
    const message = await composeHandoff(deps, { incident, by, note, at: request.created_at });
    const { ts } = await postOnce({ channelId: incident.channel_id, about: [incident_id], message });
    if (noted_at === undefined) return;
    await deps.store.recordNotePost({ incident_id, timestamp: noted_at }, ts);
  },
  async onFailure(deps, { payload: { incident_id, by }, reason }) {
    const channelId = (await deps.store.getIncident(incident_id))?.channel_id;
    if (channelId === undefined) return;
    const text = `Couldn't post the handoff of ${shortId(incident_id)}. ${reason}`;
    await deps.show.notify({ channelId, userId: by }, notice(text), [incident_id]);
  },
});
