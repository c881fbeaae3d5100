import { ignoreRefusals } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { user as mention } from '../../views/text.js';
import type { FoundResponders } from './find-responders.js';
import { type NamedResponder, respondersOf } from './responders-of.js';
import { buildPrivateRespondersPost, buildRespondersPost } from './responders-post.js';

interface Joined {
  incident: Incident;
  channelId: string;
  /** Whom to invite now; all of the incident's responders if absent. */
  named?: readonly NamedResponder[];
}

/**
 * Invites the responders that aegis.yml lists, and posts one message with who came and why. Nobody is invited to a
 * private incident: see docs/decisions/0024-responders-of-private-incidents.md.
 */
export async function inviteResponders(
  deps: Pick<JobDeps, 'settings' | 'show' | 'slack'>,
  { attempt, step, postOnce }: Pick<JobRun, 'attempt' | 'step' | 'postOnce'>,
  { incident, channelId, named = respondersOf(deps.settings.process, incident) }: Joined,
): Promise<void> {
  if (named.length === 0) return;
  const about = [incident.incident_id];
  const post = { step: 'responders-post', channelId, about };
  if (incident.visibility !== 'public') {
    await attempt('responders', () =>
      postOnce({ ...post, message: buildPrivateRespondersPost(incident, named) }),
    );
    return;
  }
  const find = () => step('responders', () => whoIsMissing(deps, channelId, named));
  const sayWhoCame = async () => {
    const { responders, problems } = await find();
    const userIds = responders.flatMap((one) => one.userIds);
    const members = await deps.slack.members(channelId);
    const refused = userIds.filter((id) => !members.has(id));
    const invited = responders
      .map((one) => ({ ...one, userIds: one.userIds.filter((id) => members.has(id)) }))
      .filter((one) => one.userIds.length > 0);
    const refusals = refused.length === 0 ? [] : [`Slack didn't let ${refused.map(mention).join(', ')} in.`];
    const all = [...problems, ...refusals];
    if (invited.length === 0 && all.length === 0) return;
    await postOnce({ ...post, message: buildRespondersPost({ incident, invited, problems: all }) });
  };
  const inviteAndSay = async () => {
    const userIds = (await find()).responders.flatMap((one) => one.userIds);
    // A temporary failure isn't posted as a refusal: the job invites them again.
    if (userIds.length > 0) await deps.show.invite(channelId, userIds, about).catch(ignoreRefusals);
    await sayWhoCame();
  };
  await attempt('responders', inviteAndSay, sayWhoCame);
}

/** The responders who aren't in the channel yet. */
async function whoIsMissing(
  { slack }: Pick<JobDeps, 'slack'>,
  channelId: string,
  named: readonly NamedResponder[],
): Promise<{ responders: FoundResponders[]; problems: string[] }> {
  // Nothing to look up if aegis.yml lists nobody.
  const { findResponders } = await import('./find-responders.js');
  const [{ responders, problems }, members] = await Promise.all([
    findResponders(slack, named),
    slack.members(channelId),
  ]);
  const missing = responders.map((one) => ({
    ...one,
    userIds: one.userIds.filter((id) => !members.has(id)),
  }));
  return { responders: missing, problems };
}
