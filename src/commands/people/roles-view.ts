import { holdersOf, type Incident } from '../../incidents/records/incident.js';
import { isCurrentMember, type Participant } from '../../incidents/records/participant.js';
import { type Message, notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user as mention } from '../../views/text.js';

/** The channel's own member list shows more. */
const PEOPLE_MAX = 40;

/** An incident's roles, and its participants with the number of messages each wrote. */
export function buildRoles({ incident_id, roles }: Incident, participants: readonly Participant[]): Message {
  const lines = holdersOf(roles).map(([role, holder]) => `*${label(role)}*  ${mention(holder)}`);
  const none = 'No one has a role yet. To give someone one, run `/incident assign @alice commander`.';
  const people = participants.slice(0, PEOPLE_MAX).map(describe).join(', ');
  const more = participants.length - PEOPLE_MAX;
  return notice(
    [
      `*Roles of ${shortId(incident_id)}*`,
      ...(lines.length > 0 ? lines : [none]),
      `*Participants*  ${people || 'none yet'}${more > 0 ? ` and ${more} more` : ''}`,
    ].join('\n'),
  );
}

function describe(participant: Participant): string {
  const { user_id, messages = 0 } = participant;
  const count = messages > 0 ? [`${messages} ${messages === 1 ? 'message' : 'messages'}`] : [];
  const facts = [...count, ...(isCurrentMember(participant) ? [] : ['left'])].join(', ');
  return facts === '' ? mention(user_id) : `${mention(user_id)} (${facts})`;
}
