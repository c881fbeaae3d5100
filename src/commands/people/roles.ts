import { NotFoundError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Participant } from '../../incidents/records/participant.js';
import { label } from '../../views/text.js';
import { viewer } from '../kernel/access.js';
import { keyed } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { readRecord } from '../kernel/read-record.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { readRole } from './read-role.js';
import { buildRoleInstructions, rolesWithInstructions } from './role-instructions.js';
import { buildRoles } from './roles-view.js';

export const roles = defineCommand({
  name: 'roles',
  aliases: ['who'],
  group: 'Work together',
  usage: 'roles [id] [guide:commander]',
  summary: 'show who has which role, and who the participants are; `guide:` shows what a role involves',
  examples: ['/incident roles', '/incident roles guide:commander', '/incident roles 42'],
  target: 'incident',
  access: viewer,
  arguments: { guide: keyed('guide') },
  async run(deps, { incident, args: { guide } }) {
    const { incident_id } = incident;
    if (guide === undefined) return answer(buildRoles(incident, await readParticipants(deps, incident)));
    const own = deps.settings.roleInstructions;
    const role = readRole(guide, rolesWithInstructions(own));
    const instructions = buildRoleInstructions(incident_id, role, own);
    if (instructions) return answer(instructions);
    throw new NotFoundError(`There's no guide for "${label(guide)}". \`/incident roles\` shows the roles.`);
  },
});

async function readParticipants(
  deps: Pick<RequestDeps, 'archive' | 'store'>,
  { incident_id, archive_key }: Incident,
): Promise<readonly Participant[]> {
  if (archive_key === undefined) return deps.store.participantsOf(incident_id);
  return (await readRecord(deps, incident_id)).participants;
}
