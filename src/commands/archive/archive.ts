import type { ArchiveOutcome } from '../../archive/archive-incident.js';
import { shortId } from '../../views/labels.js';
import { archiveChannel } from '../channel/archive-channel.js';
import { lead } from '../kernel/access.js';
import { choice } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { defineArchiveJob, openArchiveJob } from './archive-job.js';

const OUTCOMES: Record<ArchiveOutcome, (id: string) => string> = {
  archived: (id) =>
    `${id} is archived. \`/incident show ${id}\` still shows it; to bring it back, run \`/incident restore ${id}\`.`,
  changed: (id) => `${id} changed in the meantime, so it stays in the table. Try again.`,
  not_closed: (id) => `${id} isn't closed. Run \`/incident close ${id}\` first.`,
  not_due: (id) => `${id} isn't due yet.`,
  restoring: (id) => `${id} is being restored right now. Try again in a minute.`,
  unknown: (id) => `There's no incident ${id}.`,
  unsent: (id) =>
    `Some events of ${id} haven't been delivered to other systems yet, so it stays in the table. Try again in a minute.`,
};

export const archiveJob = defineArchiveJob({
  kind: 'archive',
  work: async (deps, incidentId) => OUTCOMES[await deps.archiveNow(incidentId)](shortId(incidentId)),
});

export const archive = defineCommand({
  name: 'archive',
  aliases: [],
  group: 'Look back',
  usage: 'archive [channel] [id]',
  summary: 'move a closed incident to the object store now, or archive its channel in Slack',
  examples: ['/incident archive', '/incident archive channel', '/incident archive 42'],
  target: 'incident',
  access: lead('archive'),
  arguments: { what: choice(['channel']) },
  run: async (deps, { invocation, incident, args: { what } }) =>
    what === 'channel'
      ? archiveChannel(deps, invocation, incident)
      : openArchiveJob(deps, invocation, { job: archiveJob, incident_id: incident.incident_id }),
});
