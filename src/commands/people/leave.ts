import { isCurrentMember } from '../../incidents/records/participant.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { user } from '../../views/text.js';
import { readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';

export const leave: LegacyCommand = {
  name: 'leave',
  aliases: [],
  group: 'Work together',
  usage: 'leave [id]',
  summary: "stop taking part; Slack's own /leave takes you out of the channel",
  examples: ['/incident leave', '/incident leave 42'],
  about: 'incident',
  async run(deps, { ask, incidentId }) {
    const { roles } = await readIncident(deps, incidentId);
    const { userId: user_id, at } = ask;
    if (!isCurrentMember(await deps.store.getParticipant(incidentId, user_id))) {
      return answer(notice(`You take no part in ${shortId(incidentId)}.`));
    }
    const left = await deps.store.leaveIncident({ incident_id: incidentId, user_id, left_at: at });
    if (left) {
      await deps.store.recordEvent({
        incident_id: incidentId,
        event_id: user_id,
        timestamp: at,
        type: 'PARTICIPANT_LEFT',
        description: `${user(user_id)} left`,
        source: 'System',
        user_id,
      });
    }
    const held = Object.keys(roles).filter((role) => roles[role] === user_id);
    const stillHolds =
      held.length > 0
        ? ` You are still ${held.join(', ')}: \`/incident assign @somebody ${held[0]}\` hands it over.`
        : '';
    return answer(notice(`You no longer take part in ${shortId(incidentId)}.${stillHolds}`));
  },
};
