import { notice } from '../views/blocks.js';
import { shortId } from '../views/labels.js';
import { escapeText, user } from '../views/text.js';
import { readIncident } from './change.js';
import { answer, type Command } from './command.js';

export const roles: Command = {
  name: 'roles',
  aliases: ['who'],
  group: 'Work together',
  usage: 'roles [id]',
  summary: 'show who has which role',
  examples: ['/incident roles', '/incident roles 42'],
  about: 'incident',
  async run(deps, { incidentId }) {
    const incident = await readIncident(deps, incidentId);
    const lines = Object.entries(incident.roles).map(
      ([role, holder]) => `*${escapeText(role)}*  ${user(holder)}`,
    );
    const none = 'Nobody has a role yet. `/incident assign @alice commander` gives one.';
    return answer(notice(`*Roles of ${shortId(incidentId)}*\n${lines.length > 0 ? lines.join('\n') : none}`));
  },
};
