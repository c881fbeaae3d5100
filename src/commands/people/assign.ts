import { UsageError } from '../../base/errors.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { escapeText, user as mention, plain, truncate } from '../../views/text.js';
import { authorize } from '../kernel/authorize.js';
import { change, readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';
import { readUser } from '../kernel/vocabulary.js';
import { addParticipant } from './add-participant.js';

const ROLE_MAX = 30;
/** On METADATA, which must stay small. */
const ROLES_MAX = 8;

const ROLE_WORDS: Record<string, string> = {
  lead: 'commander',
  ic: 'commander',
  'incident commander': 'commander',
  'communications lead': 'comms',
  communication: 'comms',
  communications: 'comms',
};

export const assign: LegacyCommand = {
  name: 'assign',
  aliases: ['role', 'lead'],
  group: 'Work together',
  usage: 'assign @person [commander | comms | scribe | ops | any word]',
  summary: 'give somebody a role; without a role, make them commander',
  examples: [
    '/incident assign @alice',
    '/incident assign @bob comms',
    '/incident assign 42 @alice commander',
  ],
  about: 'incident',
  takesProse: 'after',
  async run(deps, { ask, incidentId, words }) {
    const userId = words.takeAny(readUser) ?? takeMe(words.takeAny(isMe), ask.userId);
    const role = readRole(words.rest());
    if (!userId) {
      throw new UsageError(
        'Say who: pick the person from the list that opens when you type `@`, as in `/incident assign @alice commander`.',
      );
    }
    const before = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'participant', what: 'assign roles in', incident: before });
    await addParticipant(deps, ask, { incident: before, userId, what: 'a role' });
    const { incident, outcome } = await change(deps, ask, {
      incidentId,
      permission: 'participant',
      what: 'assign roles in',
      decide: ({ roles }) => {
        if (roles[role] === userId) return undefined;
        if (!(role in roles) && Object.keys(roles).length >= ROLES_MAX) {
          throw new UsageError(
            `${shortId(incidentId)} has ${ROLES_MAX} roles already; hand one of them over.`,
          );
        }
        return {
          set: { roles: { ...roles, [role]: userId } },
          type: 'ROLE_ASSIGNED',
          description: `${mention(userId)} is now ${role}`,
          detail: { role, user_id: userId },
        };
      },
    });
    const stands = outcome === 'same' ? 'is already' : 'is now';
    return answer(
      notice(`${mention(userId)} ${stands} *${escapeText(role)}* of ${shortId(incident.incident_id)}.`),
    );
  },
};

function isMe(word: string): true | undefined {
  return ['me', '@me', 'myself'].includes(word.toLowerCase()) ? true : undefined;
}

function takeMe(me: true | undefined, userId: string): string | undefined {
  return me && userId;
}

/** Any word will do; without one it is the commander. Throws UsageError for sentences. */
function readRole(text: string): string {
  const role = plain(text)
    .trim()
    .toLowerCase()
    .replace(/^(as|to|the)\s+/, '');
  if (role === '') return 'commander';
  if (role.length > ROLE_MAX || role.startsWith('@')) {
    throw new UsageError(
      `"${escapeText(truncate(role, 40))}" is not a role. Use a word or two: \`commander\`, \`comms\`, \`scribe\`, \`ops\`.`,
    );
  }
  return Object.hasOwn(ROLE_WORDS, role) ? (ROLE_WORDS[role] ?? role) : role;
}
