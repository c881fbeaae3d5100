import type { ArchiveOutcome } from '../../archive/archive-incident.js';
import { shortId } from '../../views/labels.js';
import { defineArchiveCommand, defineArchiveJob } from './archive-job.js';

const OUTCOMES: Record<ArchiveOutcome, (id: string) => string> = {
  archived: (id) =>
    `${id} is archived. \`/incident show ${id}\` still shows it; to bring it back, run \`/incident restore ${id}\`.`,
  changed: (id) => `${id} changed in the meantime, so it stays in the table. Try again.`,
  not_closed: (id) => `${id} isn't closed. Run \`/incident close ${id}\` first.`,
  not_due: (id) => `${id} isn't due yet.`,
  restoring: (id) => `${id} is being restored right now. Try again in a minute.`,
  unknown: (id) => `There's no incident ${id}.`,
};

export const archiveJob = defineArchiveJob({
  kind: 'archive',
  work: async (deps, incidentId) => OUTCOMES[await deps.archiveNow(incidentId)](shortId(incidentId)),
});

export const archive = defineArchiveCommand({
  name: 'archive',
  summary: 'move a closed incident to the object store now, not 90 days after closing',
  job: archiveJob,
});
