import { snapshotIncident } from '../../archive/snapshot-incident.js';
import { newValue } from '../../incidents/event-catalog.js';
import { notice } from '../../views/blocks.js';
import { refreshCard } from '../card/refresh-card.js';
import { refreshHomes } from '../home/home.js';
import { changeAnnouncement } from '../lifecycle/change-announcement.js';
import { instructRoleHolder } from '../people/instruct-role-holder.js';
import { proposeWhenResolved } from '../summaries/resolution/propose-resolution.js';
import { announceUpdate, saveNewestUpdate } from '../updates/announce-update.js';
import { composeChangePost } from './compose-change-post.js';

/** Posts what changed in the incident channel, and refreshes everything that shows the incident. */
export const announceChange = changeAnnouncement.implement({
  async run(deps, run) {
    const { payload, step, attempt, postOnce } = run;
    const { event } = payload;
    const incident = await deps.store.getIncident(event.incident_id);
    const channelId = incident?.channel_id;
    if (!incident || channelId === undefined) return;
    // What an incident no longer shows to everyone is taken back first, whether or not the channel accepts a post.
    if (event.type === 'VISIBILITY_CHANGED') await refreshCard(deps, attempt, { incident, channelId });
    await postOnce({ channelId, message: await composeChangePost(deps, incident, event) });
    await saveNewestUpdate(deps, channelId, event);
    await instructRoleHolder(deps, run, { channelId, event });
    await refreshCard(deps, attempt, { incident, channelId });
    await refreshHomes(deps, attempt);
    const status = newValue('status', event);
    if (status === 'RESOLVED') await proposeWhenResolved(deps, event);
    // Retention starts removing items some time after closing, so the record is kept as it is now.
    if (status === 'CLOSED') {
      await attempt('snapshot', () =>
        step('snapshot', () => snapshotIncident(deps.archive, incident.incident_id)),
      );
    }
    await announceUpdate(deps, run, { incident, event });
  },
  async onFailure(deps, { payload: { event }, reason }) {
    const channelId = (await deps.store.getIncident(event.incident_id))?.channel_id;
    if (event.type !== 'UPDATE_POSTED' || channelId === undefined || event.user_id === undefined) return;
    const what = "Your update is on the record, but it didn't reach the announcement channel.";
    await deps.slack.postEphemeral(channelId, event.user_id, notice(`${what} ${reason}`));
  },
});
