import * as z from 'zod';
import type { Incident } from '../../incidents/records/incident.js';
import { isActive } from '../../incidents/transitions.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildAllResolved } from './alert-view.js';

/** Asks in the incident channel whether the incident is over. */
export const postAllResolved = defineJob({
  kind: 'alerts-resolved',
  payload: z.object({ incident_id: z.string() }),
  lane: ({ incident_id }) => incident_id,
  async run({ store }, { payload: { incident_id }, postOnce }) {
    const incident = await store.getIncident(incident_id);
    if (incident?.channel_id === undefined || !isActive(incident.status)) return;
    const groups = await store.alertGroupsOf(incident_id);
    const fired = groups.reduce((sum, group) => sum + group.fired, 0);
    const message = buildAllResolved(incident, fired);
    await postOnce({ channelId: incident.channel_id, about: [incident_id], message });
  },
});

/** Asks once whether an incident is over, when none of its alerts is firing any more. */
export async function askIfOver(deps: JobDeps, { incident_id, status }: Incident): Promise<void> {
  if (!isActive(status)) return;
  const groups = await deps.store.alertGroupsOf(incident_id);
  if (groups.length === 0 || groups.some(({ firing }) => firing > 0)) return;
  const origin = { requestId: `alerts-resolved-${incident_id}`, at: deps.clock.now() };
  await postAllResolved.open(deps, origin, { incident_id });
}
