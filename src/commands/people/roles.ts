import type { Participant } from '../../incidents/records/participant.js';
import { isCurrentMember } from '../../incidents/records/participant.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user } from '../../views/text.js';
import { readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';

export const roles: LegacyCommand = {
  name: 'roles',
  aliases: ['who'],
  group: 'Work together',
  usage: 'roles [id]',
  summary: 'show who has which role, and who takes part',
  examples: ['/incident roles', '/incident roles 42'],
  about: 'incident',
  async run(deps, { incidentId }) {
    const incident = await readIncident(deps, incidentId);
    const lines = Object.entries(incident.roles).map(([role, holder]) => `*${label(role)}*  ${user(holder)}`);
    const none = 'Nobody has a role yet. `/incident assign @alice commander` gives one.';
    const people = (await deps.store.participantsOf(incidentId)).map(inWords).slice(0, SHOWN);
    const text = [
      `*Roles of ${shortId(incidentId)}*`,
      ...(lines.length > 0 ? lines : [none]),
      `*Who takes part*  ${people.join(', ') || 'nobody yet'}`,
    ];
    return answer(notice(text.join('\n')));
  },
};

/** Names beyond these are in the channel's own list of members. */
const SHOWN = 40;

function inWords(participant: Participant): string {
  const { user_id, messages = 0 } = participant;
  const said = messages > 0 ? ` (${messages})` : '';
  return `${user(user_id)}${said}${isCurrentMember(participant) ? '' : ' left'}`;
}
