import { ConflictError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { lead } from '../kernel/access.js';
import { type Command, defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import { applyChange } from '../lifecycle/apply-change.js';
import { changeVisibility } from './change-visibility.js';

export const makePrivate = visibilityCommand({
  to: 'private',
  summary: 'show an incident only to the people in its channel',
  channelNote: "Slack doesn't let Aegis make its channel private; do that in the channel's settings.",
});

export const makePublic = visibilityCommand({
  to: 'public',
  summary: 'show an incident to everyone again',
  channelNote: "Its channel hasn't changed; the channel's settings say who can join it.",
});

interface Visibility {
  to: Incident['visibility'];
  summary: string;
  /** What only people can do in Slack. */
  channelNote: string;
}

function visibilityCommand({ to, summary, channelNote }: Visibility): Command {
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
      // The people in the channel are those who may see it.
      if (to === 'private' && incident.channel_id === undefined) {
        throw new ConflictError(
          `${id} has no channel, so nobody could see it anymore. It stays public; \`/incident show ${id}\` shows it.`,
        );
      }
      const { outcome } = await applyChange(deps, invocation, {
        incident,
        decide: (before) => changeVisibility(before, to),
      });
      const text = outcome === 'unchanged' ? `${id} is already ${to}.` : `${id} is now ${to}. ${channelNote}`;
      return answer(notice(text));
    },
  });
}
