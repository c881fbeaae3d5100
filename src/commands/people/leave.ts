import { UsageError } from '../../base/errors.js';
import { listWords } from '../../base/list-words.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { escapeText, user as mention } from '../../views/text.js';
import { viewer } from '../kernel/access.js';
import { person } from '../kernel/arguments/people-argument.js';
import { defineCommand } from '../kernel/command.js';
import { buildDoneRequest, type Invocation } from '../kernel/invocation.js';
import { answer } from '../kernel/reply.js';

export const leave = defineCommand({
  name: 'leave',
  aliases: [],
  group: 'Work together',
  usage: 'leave [id]',
  summary: "stop being a participant; to leave the channel, use Slack's own /leave",
  examples: ['/incident leave', '/incident leave 42'],
  target: 'live-incident',
  access: viewer,
  arguments: { who: person() },
  async run(deps, { invocation, incident: { incident_id, roles }, args: { who } }) {
    const { userId, at } = invocation;
    const id = shortId(incident_id);
    if (who !== undefined && who !== userId) {
      throw new UsageError(
        `Only ${mention(who)} can take themselves out of ${id}. To give someone else their role, run \`/incident assign @alice commander\`.`,
      );
    }
    const outcome = await deps.store.moveOnRequest({
      participant: { incident_id, user_id: userId, left_at: at },
      moment: 'left_at',
      request: buildDoneRequest(invocation, 'leave'),
      event: buildDeparture(invocation, incident_id),
    });
    if (outcome === 'unchanged') return answer(notice(`You're not a participant in ${id}.`));
    const held = Object.keys(roles).filter((role) => roles[role] === userId);
    return answer(notice(`You're no longer a participant in ${id}.${describeHeldRoles(held)}`));
  },
});

function buildDeparture({ userId: user_id, at }: Invocation, incident_id: string): TimelineEvent {
  return {
    incident_id,
    event_id: user_id,
    timestamp: at,
    type: 'PARTICIPANT_LEFT',
    description: `${mention(user_id)} left`,
    source: 'System',
    user_id,
  };
}

function describeHeldRoles(held: readonly string[]): string {
  if (held.length === 0) return '';
  const roles = held.map(escapeText);
  return ` You're still ${listWords(roles)}. To hand ${held.length === 1 ? 'it' : 'one'} over, run \`/incident assign @alice ${roles[0]}\`.`;
}
