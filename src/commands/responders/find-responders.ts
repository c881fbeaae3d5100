import { UpstreamError } from '../../base/errors.js';
import type { Slack } from '../../ports/slack.js';
import { label, user as mention } from '../../views/text.js';
import type { NamedResponder } from './responders-of.js';

/** The people behind one name in aegis.yml. */
export interface FoundResponders extends NamedResponder {
  userIds: string[];
}

interface Found {
  responders: FoundResponders[];
  /** Why others aren't included, as sentences. */
  problems: string[];
}

/** More people than a channel needs; a whole department's group is in aegis.yml by mistake. */
export const GROUP_MAX = 50;

/** In total: Slack looks up about 100 people a minute. */
const PEOPLE_MAX = 100;

type Lookups = Pick<Slack, 'directory' | 'groupMembers' | 'user' | 'userGroups'>;

/**
 * The current responders of aegis.yml. Lists each person once, and only people who could act on an incident. What Slack
 * refuses is returned as a problem to show; throws UpstreamError while Slack doesn't answer.
 */
export async function findResponders(slack: Lookups, named: readonly NamedResponder[]): Promise<Found> {
  const found: Found = { responders: [], problems: [] };
  const seen = new Set<string>();
  for (const responder of named) {
    const { userIds, problem } = await lookUp(slack, responder.name).catch(toProblem(responder));
    if (problem !== undefined) found.problems.push(problem);
    const fresh = userIds.filter((id) => !seen.has(id));
    if (seen.size + fresh.length > PEOPLE_MAX) {
      found.problems.push(`${nameOf(responder)} would bring this to more than ${PEOPLE_MAX} people.`);
      continue;
    }
    for (const userId of fresh) seen.add(userId);
    const { able, problems } = await findAble(slack, fresh);
    found.problems.push(...problems);
    found.responders.push({ ...responder, userIds: able });
  }
  return found;
}

/** Which of these people can respond, and why the others can't. Bots are left out silently. */
async function findAble(
  slack: Lookups,
  userIds: readonly string[],
): Promise<{ able: string[]; problems: string[] }> {
  const obstacles = await Promise.all(userIds.map((userId) => obstacleTo(slack, userId)));
  return {
    able: userIds.filter((_, i) => obstacles[i] === undefined),
    problems: obstacles.filter((one) => one !== undefined).filter((one) => one !== 'bot'),
  };
}

interface LookedUp {
  userIds: readonly string[];
  problem?: string;
}

async function lookUp(slack: Lookups, name: string): Promise<LookedUp> {
  if (/^[UW]/.test(name)) return { userIds: [name] };
  const groups = await slack.userGroups();
  const handle = name.replace(/^@/, '').toLowerCase();
  const group = groups.find(({ id, handle: own }) => id === name || own.toLowerCase() === handle);
  if (!group) return findPerson(slack, name);
  const shown = `@${label(group.handle)}`;
  if (group.isDisabled) return { userIds: [], problem: `The user group ${shown} is disabled in Slack.` };
  const userIds = await slack.groupMembers(group.id);
  if (userIds.length === 0) return { userIds, problem: `Nobody is in the user group ${shown}.` };
  if (userIds.length <= GROUP_MAX) return { userIds };
  const problem = `The user group ${shown} has ${userIds.length} people, and Aegis invites at most ${GROUP_MAX}.`;
  return { userIds: [], problem };
}

/** A name that no user group has may be a person's. */
async function findPerson(slack: Lookups, name: string): Promise<LookedUp> {
  const none = { userIds: [], problem: `Slack has no user group or person named ${label(name)}.` };
  if (!name.startsWith('@')) return none;
  const wanted = name.slice(1).toLowerCase();
  const { people } = await slack.directory();
  const same = people.filter(({ names }) => names.some((one) => one.toLowerCase() === wanted));
  const [person, another] = same;
  if (!person) return none;
  if (another)
    return {
      userIds: [],
      problem: `Several people are named ${label(name)}. Use the id of the one you mean.`,
    };
  return { userIds: [person.id] };
}

/** What keeps someone from responding: people who aren't full members couldn't act on the incident. */
async function obstacleTo({ user }: Pick<Slack, 'user'>, userId: string): Promise<string | undefined> {
  try {
    const { isBot, isDeactivated, isGuest, isExternal, isUnknown } = await user(userId);
    if (isBot) return 'bot';
    if (isUnknown) return `${mention(userId)}: Slack doesn't know this person.`;
    if (isDeactivated) return `${mention(userId)}'s account is deactivated.`;
    if (!isGuest && !isExternal) return undefined;
    const what = isGuest ? 'a guest' : 'from another organization';
    return `${mention(userId)} is ${what}, so someone in the channel has to invite them.`;
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.retryable) throw error;
    return `${mention(userId)}: ${error.message}`;
  }
}

function nameOf({ name }: NamedResponder): string {
  return /^[UW]/.test(name) ? mention(name) : label(name);
}

function toProblem({ name }: NamedResponder): (error: unknown) => LookedUp {
  return (error) => {
    if (!(error instanceof UpstreamError) || error.retryable) throw error;
    return { userIds: [], problem: `${label(name)}: ${error.message}` };
  };
}
