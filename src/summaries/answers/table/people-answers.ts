import { formatUtc } from '../../../base/timestamp.js';
import { keysOf } from '../../../data/table/keys.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import { isCurrentMember, type Participant } from '../../../incidents/records/participant.js';
import { nameIn, roleClaims } from '../../briefings/table-claims.js';
import type { Asked } from '../asked.js';
import { noCommander } from './commander-answers.js';

/** The channel's own member list shows the rest. */
const NAMED_MAX = 20;
const CITED_MAX = 3;

/** Who holds which role, and who is in the channel and since when. */
export function responderAnswers(asked: Asked): Claim[] {
  return [
    ...(asked.record.incident.roles.commander ? [] : [noCommander(asked)]),
    ...rolesOf(asked),
    ...participantClaims(asked),
  ];
}

function rolesOf(asked: Asked): Claim[] {
  return roleClaims(asked).map((claim) => ({ ...claim, section: 'answer' }));
}

function participantClaims({ record: { incident, participants, events }, nameOf }: Asked): Claim[] {
  const current = participants.filter(isCurrentMember).sort((a, b) => compare(joinedAt(a), joinedAt(b)));
  if (current.length === 0) return [];
  const named = current.slice(0, NAMED_MAX).map((one) => {
    const name = nameIn(nameOf, one.user_id);
    return one.joined_at === undefined ? name : `${name} (since ${formatUtc(one.joined_at)} UTC)`;
  });
  const more = current.length > NAMED_MAX ? ` and ${current.length - NAMED_MAX} more` : '';
  const joins = events.filter(({ type }) => type === 'PARTICIPANT_JOINED').slice(-CITED_MAX);
  const citations =
    joins.length > 0 ? joins.map((one) => keysOf.event(one).SK) : [keysOf.incident(incident).SK];
  return [{ section: 'answer', text: `Participants: ${named.join(', ')}${more}.`, citations }];
}

function joinedAt({ joined_at = '' }: Participant): string {
  return joined_at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
