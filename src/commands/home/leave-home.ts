import { homeAfterLeaving } from '../../capture/person-left.js';
import { publish } from './home.js';

/** Publishes the App Home of someone who left a channel again, if it showed the incident. */
export const leaveHome = homeAfterLeaving.implement({
  async run(deps, { payload: { incident_id, user_id } }) {
    const homes = await deps.store.homesShowing(incident_id);
    const own = homes.find((home) => home.user_id === user_id);
    if (own) await publish(deps, own);
  },
});
