import * as z from 'zod';
import { askAgain, linkGroup } from '../../alerts/link-group.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Request } from '../../incidents/records/request.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel, label } from '../../views/text.js';
import { announceSeverity } from '../card/announce-severity.js';
import { readAround } from '../card/around-incident.js';
import { attemptAndSay } from '../card/attempt-and-say.js';
import { buildCard } from '../card/incident-card.js';
import { composeTopic } from '../channel/topic.js';
import { refreshHomes } from '../home/home.js';
import { missingFields } from '../kernel/forms/field-inputs.js';
import { inviteResponders } from '../responders/invite-responders.js';
import { addProcessTasks } from '../tasks/add-process-tasks.js';
import { checklistTasks } from '../tasks/process-tasks.js';
import { announceIncident } from './announce-incident.js';
import { buildConfirmation } from './confirmation.js';
import {
  buildIncident,
  buildRecord,
  type DeclarationRequest,
  declarationRequestSchema,
} from './declaration.js';
import { buildProgress } from './declaration-progress.js';
import { freeIncidentId } from './free-incident-id.js';
import { importHistory } from './import-history.js';
import { letIn } from './let-in.js';
import { openChannel } from './open-channel.js';
import { readThreadedMessage } from './select-history.js';

/**
 * Opens an incident: its id, its channel, its record, then everything people see of it. The record is written before
 * anyone is in the channel, so no message in it can be missed.
 */
export const openIncident = defineJob({
  kind: 'declare',
  payload: declarationRequestSchema,
  async run(deps, run) {
    const { payload, request, step, attempt } = run;
    if (request.attempts > 1) await showProgress(deps, run);
    const incidentId = await step('incident', () => freeIncidentId(deps));
    const { id: channelId } = await step('channel', (mayExist) =>
      openChannel(deps, { incidentId, title: payload.title, isPrivate: payload.is_private, mayExist }),
    );
    const incident = buildIncident(payload, { request, incidentId, channelId });
    await step('record', () => deps.store.declareIncident(buildRecord(incident, payload.typed_title)));
    await deps.cached.rememberChannel(channelId, incidentId);
    await deps.cached.forget(incidentId);
    await attempt('topic', async () =>
      deps.slack.setTopic(channelId, await composeTopic(deps.slack, incident)),
    );
    const { user_id, alerts } = payload;
    const opened = {
      incident,
      channelId,
      to: { channelId: payload.channel_id ?? channelId, userId: user_id },
    };
    if (alerts) await step('alerts', () => linkGroup(deps, alerts, incidentId));
    const uninvited = await letIn(deps, run, opened);
    await postCard(deps, run, opened);
    await inviteResponders(deps, run, opened);
    const tasks = checklistTasks(deps.settings.process, incident);
    await addProcessTasks(deps, run, { incident, channelId, tasks });
    const unannounced = payload.is_private
      ? []
      : [...(await announceIncident(deps, run, opened)), ...(await announceSeverity(deps, run, opened))];
    const { imported, unrecorded } = await tryImport(deps, run, opened);
    if (user_id !== undefined) {
      const missing = missingFields(deps.settings.process, payload.fields ?? {});
      const confirmed = buildConfirmation({
        incident,
        channelId,
        imported,
        missing,
        uninvited,
        unannounced,
        unrecorded,
      });
      const to = { ...opened.to, userId: user_id };
      await attempt('notify', () => run.postEphemeralOnce({ ...to, ...confirmed }));
    }
    await refreshHomes(deps, attempt);
  },
  async onFailure(deps, { payload: { channel_id, user_id, title, alerts }, request: { steps }, fact }) {
    if (alerts && !('record' in steps)) await askAgain(deps, alerts);
    if (user_id === undefined) return;
    // Once the record is written, the incident is declared, whatever Slack refuses to show of it.
    const text =
      'record' in steps
        ? `${shortId(String(steps.incident))} is declared, but part of it couldn't be shown in ${channel(openedChannelId(steps))}. ${fact}`
        : `*${label(title)}* couldn't be declared. ${fact} To try again, run \`/incident declare\`.`;
    // It shows nothing but what they asked for, and they may not be in the channel of a private incident.
    await deps.show.notify({ channelId: channel_id, userId: user_id }, notice(text), []);
  },
});

/** Something failed, so it takes longer than a person waits before they declare it once more. */
async function showProgress(
  { queue, show }: JobDeps,
  { payload, step, attempt }: JobRun<DeclarationRequest>,
): Promise<void> {
  if (!queue.isLocal) return;
  await attempt('progress', () => step('progress', () => show.answer(buildProgress(payload), { about: [] })));
}

function openedChannelId({ channel: opened }: Request['steps']): string {
  return z.object({ id: z.string() }).parse(opened).id;
}

interface Opened {
  incident: Incident;
  channelId: string;
}

interface Declared extends Opened {
  /** Who declared it, and where. */
  to: { channelId: string; userId: string | undefined };
}

async function postCard(
  deps: JobDeps,
  { attempt, postOnce }: JobRun<DeclarationRequest>,
  { incident, channelId }: Opened,
): Promise<void> {
  const { slack, store } = deps;
  const about = [incident.incident_id];
  const message = buildCard(incident, await readAround(deps, incident));
  const card = await postOnce({ step: 'card', channelId, about, message });
  await store.saveChannelMessages(channelId, { card_ts: card.ts });
  await attempt('pin', () => slack.pin(channelId, card.ts));
}

/** Returns the number of imported messages, and what the person has to know about the others. */
async function tryImport(
  deps: JobDeps,
  run: JobRun<DeclarationRequest>,
  { incident, to }: Declared,
): Promise<{ imported: number; unrecorded: string[] }> {
  const { channel_id, message_ts, thread_ts } = run.payload;
  if (channel_id === undefined) return { imported: 0, unrecorded: [] };
  const { incident_id: incidentId, created_at: declaredAt } = incident;
  const message = readThreadedMessage(message_ts, thread_ts);
  const origin = { incidentId, channelId: channel_id, declaredAt, message };
  let imported: number | undefined;
  const act = async () => {
    imported = await run.step('history', () => importHistory(deps, origin));
  };
  if (!message) {
    await run.attempt('history', act);
    return { imported: imported ?? 0, unrecorded: [] };
  }
  const text = `The message that you chose isn't on the record of ${shortId(incidentId)}. Post what matters in its channel.`;
  const missing = () => text;
  const refused = await attemptAndSay(deps, run, { step: 'history', incidentId, to, missing, act });
  return { imported: imported ?? 0, unrecorded: imported === 0 ? [`${text} ${NOT_COPIED}`] : refused };
}

const NOT_COPIED = 'Private and shared channels and other incident channels are never copied.';
