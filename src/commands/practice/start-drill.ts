import * as z from 'zod';
import { DRILL_ROLES, type Drill } from '../../incidents/records/drill.js';
import type { Incident } from '../../incidents/records/incident.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { readAround } from '../card/around-incident.js';
import { buildCard } from '../card/incident-card.js';
import { composeTopic } from '../channel/topic.js';
import { buildIncident, buildRecord } from '../declare/declaration.js';
import { openChannel } from '../declare/open-channel.js';
import { buildPanel } from './panel.js';
import { lineJob, playLine } from './play-line.js';

const payloadSchema = z.object({
  /** The name of a drill that comes with Aegis; otherwise its transcript. */
  name: z.string().optional(),
  transcript: z.string().optional(),
  /** As the learner declares it. */
  title: z.string(),
  severity: z.string(),
  service: z.string().optional(),
  role: z.enum(DRILL_ROLES),
  speed: z.number(),
  user_id: z.string(),
  /** Where it was asked for; absent in App Home. */
  channel_id: z.string().optional(),
});
type Payload = z.output<typeof payloadSchema>;

/** Starts a drill: an incident of its own in its own channel, then the story begins. */
export const startDrill = defineJob({
  kind: 'drill-start',
  payload: payloadSchema,
  async run(deps, run) {
    const { payload, request, step, attempt } = run;
    const { user_id, title } = payload;
    const incidentId = await step('incident', () => deps.store.nextDrillId());
    const { id: channelId } = await step('channel', (mayExist) =>
      openChannel(deps, { incidentId, title, isPrivate: false, mayExist }),
    );
    const declared = buildIncident({ ...payload, is_private: false }, { request, incidentId, channelId });
    const incident = { ...declared, roles: { [payload.role]: user_id } };
    await step('record', () => deps.store.declareIncident(buildRecord(incident)));
    await deps.cached.rememberChannel(channelId, incidentId);
    await attempt('topic', async () =>
      deps.slack.setTopic(channelId, await composeTopic(deps.slack, incident)),
    );
    await attempt('invite', () => step('invite', () => deps.show.openTo(channelId, user_id)));
    await postCard(deps, run, { incident, channelId });
    await begin(deps, run, { incident, channelId });
    const message = notice(`${shortId(incidentId)} is your drill, in ${channel(channelId)}.`);
    const to = { channelId: payload.channel_id ?? channelId, userId: user_id };
    await attempt('notify', () => run.postEphemeralOnce({ ...to, about: [incidentId], message }));
  },
  async onFailure(deps, { payload: { channel_id, user_id }, fact }) {
    const text = `The drill couldn't be started. ${fact} To try again, run \`/incident drill\`.`;
    await deps.show.notify({ channelId: channel_id, userId: user_id }, notice(text), []);
  },
});

interface Opened {
  incident: Incident;
  channelId: string;
}

async function postCard(
  deps: JobDeps,
  { attempt, postOnce }: JobRun<Payload>,
  { incident, channelId }: Opened,
): Promise<void> {
  const message = buildCard(incident, await readAround(deps, incident));
  const card = await postOnce({ step: 'card', channelId, about: [incident.incident_id], message });
  await deps.store.saveChannelMessages(channelId, { card_ts: card.ts });
  await attempt('pin', () => deps.slack.pin(channelId, card.ts));
}

/** The panel, then the first line. */
async function begin(
  deps: JobDeps,
  { payload: { name, transcript, role, speed, user_id }, request, step, postOnce }: JobRun<Payload>,
  { incident: { incident_id, created_at }, channelId }: Opened,
): Promise<void> {
  const began = await step('began', async () => deps.clock.now());
  const content_ref = await step('transcript', () => keep(deps, incident_id, { transcript, began }));
  const drill: Drill = {
    incident_id,
    ...(name !== undefined && { name }),
    ...(content_ref !== '' && { content_ref }),
    learner: user_id,
    role,
    speed,
    state: 'running',
    round: 0,
    position: 0,
    anchors: [{ at: created_at, ms: 0, speed }],
    started_at: began,
    claimed: {},
    posted: {},
    awaited: {},
    nudged: [],
    version: 0,
  };
  const panel = await postOnce({
    step: 'panel',
    channelId,
    about: [incident_id],
    message: buildPanel(drill),
  });
  const { requestId, payload } = lineJob(drill);
  const origin = { requestId, at: request.created_at };
  await deps.store.saveDrill({ ...drill, panel_ts: panel.ts }, playLine.buildRequest(origin, payload));
  await playLine.start(deps, origin, payload);
}

/** The reference of a transcript that doesn't come with Aegis; empty for one that does. */
async function keep(
  { contents }: Pick<JobDeps, 'contents'>,
  incident_id: string,
  { transcript, began }: { transcript: string | undefined; began: string },
): Promise<string> {
  if (transcript === undefined) return '';
  return contents.keep(transcript, { incident_id, item: 'DRILL', version: began });
}
