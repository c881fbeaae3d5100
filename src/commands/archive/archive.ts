import type { ArchiveOutcome } from '../../archive/archive-incident.js';
import { shortId } from '../../views/labels.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { archiveJob, openArchiveJob } from './archive-job.js';

/** What became of it, in words. */
const OUTCOMES: Record<ArchiveOutcome, (id: string) => string> = {
  archived: (id) =>
    `${id} is archived. \`/incident show ${id}\` still shows it, \`/incident restore ${id}\` brings it back.`,
  changed: (id) => `${id} was changed meanwhile, so it stays in the table. Try again.`,
  not_closed: (id) => `${id} is not closed. \`/incident close ${id}\` comes first.`,
  not_due: (id) => `${id} is not due yet.`,
  restoring: (id) => `${id} is being restored right now.`,
  unknown: (id) => `There's no incident ${id}.`,
};

export const archive: LegacyCommand = {
  name: 'archive',
  aliases: [],
  group: 'Look back',
  usage: 'archive [id]',
  summary: 'move a closed incident to the object store now, not 90 days after closing',
  examples: ['/incident archive', '/incident archive 42'],
  about: 'incident',
  run: (deps, input) => openArchiveJob(deps, input, { kind: 'archive', doing: 'Archiving' }),
  job: archiveJob({
    kind: 'archive',
    work: async (deps, incidentId) => OUTCOMES[await deps.archiveNow(incidentId)](shortId(incidentId)),
  }),
};
