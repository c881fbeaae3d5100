import { ForbiddenError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobDeps as Deps } from '../../jobs/job-deps.js';
import type { SlackUser } from '../../ports/slack.js';
import { shortId } from '../../views/labels.js';
import { user as mention } from '../../views/text.js';
import type { Invocation } from './invocation.js';

/** `member`: no guest, bot or outsider. `participant`: a member who takes part. `lead`: commander or declarer. */
export type Permission = 'member' | 'participant' | 'lead';

/**
 * Makes sure the person may do it, at the moment they do it. Throws ForbiddenError that names the rule and who could
 * do it instead. What Slack does not confirm counts as no.
 */
export async function authorize(
  deps: Pick<Deps, 'slack' | 'store'>,
  ask: Invocation,
  needs: { permission: Permission; what: string; incident?: Incident },
): Promise<void> {
  refuseOutsiders(await deps.slack.user(ask.userId), needs.what);
  const { permission, what, incident } = needs;
  if (!incident || permission === 'member') return;
  if (permission === 'lead') return requireLead(ask, incident, what);
  // Whoever types in the incident's own channel is a member of it and takes part by that.
  if (ask.channelId !== undefined && ask.channelId === incident.channel_id) return;
  if (await deps.store.getParticipant(incident.incident_id, ask.userId)) return;
  // The rows of an archived incident's people are in the archive; its stub names them.
  if (incident.inside?.includes(ask.userId)) return;
  throw new ForbiddenError(
    `Only participants can ${what} ${shortId(incident.incident_id)}. \`/incident join ${shortId(incident.incident_id)}\` takes you in.`,
  );
}

function refuseOutsiders(user: SlackUser, what: string): void {
  if (user.isBot || user.isDeactivated) throw new ForbiddenError(`Only people can ${what} an incident.`);
  if (user.isGuest || user.isExternal) {
    throw new ForbiddenError(
      `Guests and people of other organisations cannot ${what} an incident. Any full member of this workspace can.`,
    );
  }
}

function requireLead(ask: Invocation, incident: Incident, what: string): void {
  const { declared_by, roles, incident_id } = incident;
  const leads = [roles.commander, declared_by].filter((lead) => lead !== undefined);
  // An incident of another program may name nobody; then any member may.
  if (leads.length === 0 || leads.includes(ask.userId)) return;
  const who = [...new Set(leads)].map(mention).join(' or ');
  throw new ForbiddenError(
    `Only the commander or whoever declared it can ${what} ${shortId(incident_id)}: ${who}. ` +
      '`/incident assign @you commander` hands it over.',
  );
}
