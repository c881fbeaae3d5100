import { listWords } from '../../base/list-words.js';
import { channelConverted } from '../../capture/channels/channel-jobs.js';
import { leadsOf } from '../../incidents/access-rules.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { actions, commandButton, ID_KEY, type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { user } from '../../views/text.js';
import { changeUntilCurrent } from '../lifecycle/change-until-current.js';
import { changeVisibility } from './change-visibility.js';

/**
 * Makes an incident private together with its channel. It doesn't become public with its channel: what was said in
 * private stays private until someone in charge decides, so they're asked.
 */
export const followConversion = channelConverted.implement({
  async run(deps, run) {
    const { payload, request } = run;
    const { incident_id, to, user_id: userId } = payload;
    if (to === 'private') {
      const origin = { requestId: `${request.request_id}-change`, at: request.created_at, userId };
      await changeUntilCurrent(deps, origin, {
        incidentId: incident_id,
        decide: (before) => changeVisibility(before, 'private', 'channel'),
      });
    }
    await askAboutPublicChannel(deps, run, incident_id);
  },
});

/** Slack is asked what the channel is now: it may have been converted twice, and the events may come in any order. */
async function askAboutPublicChannel(
  { slack, store }: JobDeps,
  { attempt, postOnce }: JobRun,
  incidentId: string,
): Promise<void> {
  const incident = await store.getIncident(incidentId);
  const { channel_id: channelId, visibility, archive_key } = incident ?? {};
  if (!incident || channelId === undefined || visibility !== 'private' || archive_key !== undefined) return;
  await attempt('question', async () => {
    const { isPrivate } = await slack.channel(channelId);
    if (!isPrivate) await postOnce({ channelId, about: [incidentId], message: buildQuestion(incident) });
  });
}

function buildQuestion(incident: Incident): Message {
  const id = shortId(incident.incident_id);
  const leads = listWords(leadsOf(incident).map(user), 'or');
  const text = `This channel is public now: anyone in the workspace can join and read it. ${id} itself is still private.`;
  const choice = `${leads === '' ? 'Make' : `${leads}, make`} ${id} public with \`/incident public\`, or make the channel private again in its settings.`;
  const button = commandButton({
    label: 'Make Public',
    command: `public ${ID_KEY}${incident.incident_id}`,
    style: 'danger',
  });
  return { text, blocks: [section(`${text}\n${choice}`), actions([button])] };
}
