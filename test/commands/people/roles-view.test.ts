import { expect, it } from 'vitest';
import { buildRoles } from '../../../src/commands/people/roles-view.js';
import { anIncident, aParticipant } from '../../support/records.js';

it('lists roles, and participants with their messages', () => {
  const { text } = buildRoles(anIncident({ roles: { commander: 'U1' } }), [
    aParticipant({ user_id: 'U1', messages: 1 }),
    aParticipant({ user_id: 'U2', messages: 12, left_at: '2025-01-15T15:00:00.000000Z' }),
    aParticipant({ user_id: 'U3' }),
  ]);

  expect(text).toBe(
    '*Roles of INC-42*\n*commander*  <@U1>\n*Participants*  <@U1> (1 message), <@U2> (12 messages, left), <@U3>',
  );
});

it('says how to give the first role', () => {
  const { text } = buildRoles(anIncident(), []);

  expect(text).toContain('`/incident assign @alice commander`');
  expect(text).toContain('*Participants*  none yet');
});

it('counts the participants beyond the limit', () => {
  const people = Array.from({ length: 43 }, (_, n) => aParticipant({ user_id: `U${n}` }));

  const { text } = buildRoles(anIncident(), people);

  expect(text).toMatch(/<@U39> and 3 more$/);
});
