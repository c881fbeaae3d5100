import { ConflictError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { lead } from '../kernel/access.js';
import { type Command, defineCommand } from '../kernel/command.js';
import { answer, confirm } from '../kernel/reply.js';
import { applyChange } from '../lifecycle/apply-change.js';
import { changeVisibility } from './change-visibility.js';
import { CHANNEL_NOTES } from './channel-notes.js';

export const makePrivate = visibilityCommand({
  to: 'private',
  summary: 'make an incident visible only to the people in its channel',
});

export const makePublic = visibilityCommand({
  to: 'public',
  summary: 'make an incident visible to everyone again',
});

interface Visibility {
  to: Incident['visibility'];
  summary: string;
}

function visibilityCommand({ to, summary }: Visibility): Command {
  return defineCommand({
    name: to,
    aliases: [],
    group: 'Run an incident',
    usage: `${to} [id]`,
    summary,
    examples: [`/incident ${to}`, `/incident ${to} 42`],
    target: 'live-incident',
    access: lead('change the visibility of'),
    async run(deps, { invocation, incident }) {
      const id = shortId(incident.incident_id);
      // Only the people in the channel may see it.
      if (to === 'private' && incident.channel_id === undefined) {
        throw new ConflictError(
          `${id} has no channel, so nobody could see it if it were private. It stays public; \`/incident show ${id}\` shows it.`,
        );
      }
      const { outcome } = await applyChange(deps, invocation, {
        incident,
        decide: (before) => changeVisibility(before, to),
      });
      if (outcome === 'unchanged') return answer(notice(`${id} is already ${to}.`));
      return confirm(invocation, incident, notice(`${id} is now ${to}. ${CHANNEL_NOTES[to]}`));
    },
  });
}
