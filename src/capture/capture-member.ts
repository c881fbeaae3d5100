import { fromSlackTs } from '../base/timestamp.js';
import { user } from '../views/text.js';
import type { CaptureDeps } from './capture-deps.js';
import type { MemberEvent } from './captured-event.js';
import { offerCatchup } from './offer-catchup.js';
import { homeAfterLeaving, personLeft } from './person-left.js';

/** Records that someone joined the channel or left it. */
export async function captureMember(
  deps: CaptureDeps,
  incidentId: string,
  event: MemberEvent,
): Promise<void> {
  const at = fromSlackTs(event.event_ts);
  if (!at) return;
  const { cached, slack, store } = deps;
  slack.forgetMembers(event.channel);
  const person = { incident_id: incidentId, user_id: event.user };
  const joined = event.type === 'member_joined_channel';
  const brief = joined ? await cached.briefOf(incidentId) : undefined;
  await Promise.all([
    joined
      ? store.joinIncident({ ...person, joined_at: at, was_in_channel: true, ...brief })
      : store.leaveIncident({ ...person, left_at: at }),
    store.recordEvent({
      ...person,
      event_id: event.user,
      timestamp: at,
      type: joined ? 'PARTICIPANT_JOINED' : 'PARTICIPANT_LEFT',
      description: `${user(event.user)} ${joined ? 'joined' : 'left'}`,
      source: 'Slack',
    }),
  ]);
  if (joined) return offerCatchup(deps, { incidentId, userId: event.user, at });
  const requestId = `person-left-${incidentId}-${event.user}`;
  await personLeft.open(deps, { requestId, at }, { ...person, left: 'channel' });
  await homeAfterLeaving.open(deps, { requestId: `${requestId}-home-${event.event_ts}`, at }, person);
}
