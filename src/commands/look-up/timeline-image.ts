import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { UploadedFile } from '../../ports/slack.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { headline } from '../card/incident-card.js';
import { openUnlessRepeated } from '../kernel/forms/open-unless-repeated.js';
import type { Invocation } from '../kernel/invocation.js';
import { readRecord } from '../kernel/read-record.js';
import { answer, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';

/** Renders the timeline and uploads the image to the incident channel. */
export const postTimelineImage = defineJob({
  kind: 'timeline-image',
  payload: z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string() }),
  lane: ({ incident_id }) => `${incident_id}-image`,
  async run(deps, { payload: { incident_id, channel_id }, uploadOnce }) {
    await uploadOnce({
      channelId: channel_id,
      about: [incident_id],
      build: () => renderTimeline(deps, incident_id),
    });
  },
  async onFailure(deps, { payload: { incident_id, channel_id, user_id }, reason }) {
    const to = { channelId: channel_id, userId: user_id };
    await deps.show.notify(to, notice(`Couldn't post the timeline image. ${reason}`), [incident_id]);
  },
});

/** Starts the job for the image of an incident's activity, minute by minute, with its status changes. */
export async function requestTimelineImage(
  deps: RequestDeps,
  invocation: Invocation,
  { incident_id, channel_id }: Incident,
): Promise<Reply> {
  const id = shortId(incident_id);
  if (channel_id === undefined)
    throw new UsageError(
      `${id} has no channel to post an image in. \`/incident timeline ${id}\` shows it as text.`,
    );
  const repeated = await openUnlessRepeated(deps, invocation, postTimelineImage, {
    incident_id,
    user_id: invocation.userId,
    channel_id,
  });
  if (repeated) return repeated;
  // Also in its channel: until the image is rendered, nothing else shows that the request arrived.
  return answer(notice(`The timeline image of ${id} will be posted in ${channel(channel_id)}.`));
}

async function renderTimeline(deps: JobDeps, incidentId: string): Promise<UploadedFile> {
  const record = await readRecord(deps, incidentId);
  const [{ tryRenderImage }, { buildTimelineChart }] = await Promise.all([
    import('../../reports/image/render-image.js'),
    import('../../reports/image/timeline-chart.js'),
  ]);
  const content = await tryRenderImage(deps, () => buildTimelineChart(record));
  if (!content) {
    throw new UsageError("The image couldn't be rendered; see the log. `/incident timeline` shows the text.");
  }
  const id = shortId(incidentId);
  const name = `${id.toLowerCase()}-timeline.png`;
  return { name, title: `Timeline of ${id}`, content, comment: headline(record.incident) };
}
