import * as z from 'zod';
import type { Job } from '../../jobs/job.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { openJob } from '../kernel/open-job.js';
import { answer } from '../kernel/reply.js';

const payload = z.object({ channel_id: z.string(), user_id: z.string() });

/** Slack tells of the arrival itself, and that is what makes the participant and the event. */
const invite: Job = {
  kind: 'join',
  async run({ slack }, { request }) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await slack.invite(channel_id, [user_id]);
  },
};

export const join: LegacyCommand = {
  name: 'join',
  aliases: [],
  group: 'Work together',
  usage: 'join [id]',
  summary: 'take part: Aegis invites you to the channel',
  examples: ['/incident join', '/incident join 42'],
  about: 'incident',
  async run(deps, { ask, incidentId }) {
    const incident = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'member', what: 'join' });
    const { title, service, channel_id } = incident;
    await deps.store.recordParticipant({
      incident_id: incidentId,
      user_id: ask.userId,
      joined_at: ask.at,
      title,
      service,
    });
    if (channel_id === undefined || channel_id === ask.channelId) {
      return answer(notice(`You take part in ${shortId(incidentId)}.`));
    }
    await openJob(deps, ask, {
      kind: invite.kind,
      lane: incidentId,
      payload: { channel_id, user_id: ask.userId },
    });
    return answer(notice(`You take part in ${shortId(incidentId)}. Its channel is ${channel(channel_id)}.`));
  },
  job: invite,
};
