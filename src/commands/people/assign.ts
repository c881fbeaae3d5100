import { UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user as mention } from '../../views/text.js';
import { participant } from '../kernel/access.js';
import { required } from '../kernel/arguments/arguments.js';
import { person } from '../kernel/arguments/people-argument.js';
import { defineCommand } from '../kernel/command.js';
import { answer, confirm } from '../kernel/reply.js';
import { applyChange, type WantedChange } from '../lifecycle/apply-change.js';
import { addParticipant } from './add-participant.js';
import { role } from './role-argument.js';

/** Roles are part of the incident's METADATA item, which must stay small. */
const ROLES_MAX = 8;

export const assign = defineCommand({
  name: 'assign',
  aliases: ['role', 'lead'],
  group: 'Work together',
  usage: 'assign @person [commander | comms | scribe | ops | any word]',
  summary: 'give someone a role, commander if you name none',
  examples: [
    '/incident assign @alice',
    '/incident assign @bob comms',
    '/incident assign 42 @alice commander',
  ],
  target: 'live-incident',
  access: participant('assign roles in'),
  arguments: {
    userId: required(
      person({ plainNames: true }),
      'Name a person: type `@` and choose one from the list, as in `/incident assign @alice commander`.',
    ),
    role,
  },
  async run(deps, { invocation, incident, args: { userId, role } }) {
    await addParticipant(deps, invocation, { incident, userId, what: 'a role' });
    const { outcome } = await applyChange(deps, invocation, {
      incident,
      decide: (before) => giveRole(before, { userId, role }),
    });
    const verb = outcome === 'unchanged' ? 'is already' : 'is now';
    const id = shortId(incident.incident_id);
    const message = notice(`${mention(userId)} ${verb} *${label(role)}* of ${id}.`);
    return outcome === 'unchanged' ? answer(message) : confirm(invocation, incident, message);
  },
});

function giveRole(
  { incident_id, roles }: Incident,
  { userId, role }: { userId: string; role: string },
): WantedChange | undefined {
  if (roles[role] === userId) return undefined;
  if (!Object.hasOwn(roles, role) && Object.keys(roles).length >= ROLES_MAX) {
    throw new UsageError(
      `${shortId(incident_id)} already has ${ROLES_MAX} roles, which is the limit. Assign one of those instead; \`/incident roles\` lists them.`,
    );
  }
  const from = Object.hasOwn(roles, role) ? roles[role] : undefined;
  return {
    set: { roles: { ...roles, [role]: userId } },
    type: 'ROLE_ASSIGNED',
    description: `${mention(userId)} is now ${role}`,
    detail: { role, user_id: userId, ...(from !== undefined && { from }) },
  };
}
