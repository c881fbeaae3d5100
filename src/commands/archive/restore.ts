import { restoreIncident } from '../../archive/restore-incident.js';
import { shortId } from '../../views/labels.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { archiveJob, openArchiveJob } from './archive-job.js';

export const restore: LegacyCommand = {
  name: 'restore',
  aliases: [],
  group: 'Look back',
  usage: 'restore [id]',
  summary: 'bring an archived incident back into the table',
  examples: ['/incident restore', '/incident restore 42'],
  about: 'incident',
  run: (deps, input) => openArchiveJob(deps, input, { kind: 'restore', doing: 'Restoring' }),
  job: archiveJob({
    kind: 'restore',
    async work(deps, incidentId) {
      const id = shortId(incidentId);
      const outcome = await restoreIncident(deps.archive, incidentId);
      return outcome === 'restored' ? `${id} is back, as it was.` : `${id} is not archived.`;
    },
  }),
};
