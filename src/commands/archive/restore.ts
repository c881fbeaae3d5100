import { restoreIncident } from '../../archive/restore-incident.js';
import { shortId } from '../../views/labels.js';
import { lead } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { defineArchiveJob, openArchiveJob } from './archive-job.js';

export const restoreJob = defineArchiveJob({
  kind: 'restore',
  async work(deps, incidentId) {
    const id = shortId(incidentId);
    const outcome = await restoreIncident(deps.archive, incidentId);
    return outcome === 'restored' ? `${id} is restored.` : `${id} isn't archived.`;
  },
});

export const restore = defineCommand({
  name: 'restore',
  aliases: [],
  group: 'Look back',
  usage: 'restore [id]',
  summary: 'bring an archived incident back from the object store',
  examples: ['/incident restore', '/incident restore 42'],
  target: 'incident',
  access: lead('restore'),
  run: (deps, { invocation, incident: { incident_id } }) =>
    openArchiveJob(deps, invocation, { job: restoreJob, incident_id }),
});
