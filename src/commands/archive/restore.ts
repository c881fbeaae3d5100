import { restoreIncident } from '../../archive/restore-incident.js';
import { shortId } from '../../views/labels.js';
import { defineArchiveCommand, defineArchiveJob } from './archive-job.js';

export const restoreJob = defineArchiveJob({
  kind: 'restore',
  async work(deps, incidentId) {
    const id = shortId(incidentId);
    const outcome = await restoreIncident(deps.archive, incidentId);
    return outcome === 'restored' ? `${id} is restored.` : `${id} isn't archived.`;
  },
});

export const restore = defineArchiveCommand({
  name: 'restore',
  summary: 'bring an archived incident back into the table',
  job: restoreJob,
});
