import { channelMoved, gapRun } from '../../capture/channels/channel-jobs.js';
import { changeUntilCurrent } from '../lifecycle/change-until-current.js';

/**
 * Gives an incident the new id of its channel. The announcement of the change refreshes everything that links to the
 * channel.
 */
export const followNewId = channelMoved.implement({
  async run(deps, { payload: { incident_id, from, to }, request }) {
    const origin = { requestId: `${request.request_id}-change`, at: request.created_at };
    await changeUntilCurrent(deps, origin, {
      incidentId: incident_id,
      decide: ({ channel_id }) =>
        channel_id !== from
          ? undefined
          : {
              set: { channel_id: to },
              type: 'CHANNEL_ID_CHANGED',
              description: 'The channel has a new id in Slack',
              detail: { from, to },
            },
    });
    // Messages may have come under the new id before Slack reported it.
    await gapRun.open(
      deps,
      { requestId: `${request.request_id}-gaps`, at: request.created_at },
      { incident_id },
    );
  },
});
