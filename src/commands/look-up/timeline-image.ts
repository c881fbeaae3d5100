import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { headline } from '../card/incident-card.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { Invocation } from '../kernel/invocation.js';
import { openJob } from '../kernel/open-job.js';
import { answer, type Reply } from '../kernel/reply.js';
import { readRecord } from '../summaries/make-summary.js';

const payload = z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string() });

/** Draws the incident and puts the picture into its channel. */
export const drawTimeline: Job = {
  kind: 'timeline-picture',
  async run(deps, { request, step }) {
    const { incident_id, channel_id } = payload.parse(request.payload);
    await step('upload', async (mayExist) => {
      const since = request.created_at;
      await upload(deps, incident_id, { channelId: channel_id, since, mayExist });
      return true;
    });
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.postEphemeral(channel_id, user_id, notice(`There is no picture this time. ${reason}`));
  },
};

/** Has the picture of an incident posted: what happened when, minute by minute, with its changes of status. */
export async function askForPicture(deps: Deps, ask: Invocation, incidentId: string): Promise<Reply> {
  const incident = await readIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'post a picture of', incident });
  const { channel_id } = incident;
  const id = shortId(incidentId);
  if (channel_id === undefined) throw new UsageError(`${id} has no channel to put a picture in.`);
  await openJob(deps, ask, {
    kind: drawTimeline.kind,
    lane: `${incidentId}-picture`,
    payload: { incident_id: incidentId, user_id: ask.userId, channel_id },
  });
  return answer(notice(`The picture of ${id} comes in ${channel(channel_id)}.`));
}

async function upload(
  deps: Deps,
  incidentId: string,
  { channelId, ...once }: { channelId: string; since: Timestamp; mayExist: boolean },
): Promise<void> {
  const record = await readRecord(deps, incidentId);
  const [{ tryRenderImage }, { buildTimelineChart }] = await Promise.all([
    import('../../reports/image/render-image.js'),
    import('../../reports/image/timeline-chart.js'),
  ]);
  const content = await tryRenderImage(deps, () => buildTimelineChart(record));
  if (!content)
    throw new UsageError('It could not be drawn; the log tells why. `/incident timeline` has the words.');
  const id = shortId(incidentId);
  const name = `${id.toLowerCase()}-timeline.png`;
  const file = {
    name,
    title: `Timeline of ${id}`,
    content,
    comment: headline(record.incident),
  };
  await deps.slack.upload(channelId, file, once);
}
