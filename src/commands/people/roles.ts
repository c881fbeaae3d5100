import { viewer } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import { buildRoles } from './roles-view.js';

export const roles = defineCommand({
  name: 'roles',
  aliases: ['who'],
  group: 'Work together',
  usage: 'roles [id]',
  summary: 'show who has which role, and who the participants are',
  examples: ['/incident roles', '/incident roles 42'],
  target: 'incident',
  access: viewer,
  run: async ({ store }, { incident }) =>
    answer(buildRoles(incident, await store.participantsOf(incident.incident_id))),
});
