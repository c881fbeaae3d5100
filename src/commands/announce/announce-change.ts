import { requestGroup } from '../../alerts/request-batch.js';
import { snapshotIncident } from '../../archive/snapshot-incident.js';
import { openSummaryRefresh } from '../../capture/summary-refresh.js';
import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { hasWords } from '../../incidents/typed-words.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { announceSeverity } from '../card/announce-severity.js';
import { refreshCard, takeBackPosts } from '../card/refresh-card.js';
import { refreshChannel } from '../channel/refresh-channel.js';
import { refreshHomes } from '../home/home.js';
import { takeBackHomes } from '../home/take-back-homes.js';
import { changeAnnouncement } from '../lifecycle/change-announcement.js';
import { inviteResponders } from '../responders/invite-responders.js';
import { newlyNamed } from '../responders/newly-named.js';
import { recordMessageCounts } from '../summaries/workflow/record-message-counts.js';
import { addProcessTasks } from '../tasks/add-process-tasks.js';
import { tasksAfter } from '../tasks/process-tasks.js';
import { announceUpdate, saveNewestUpdate } from '../updates/announce-update.js';
import { announceNotable } from './announce-notable.js';
import { mayBeJoined } from './join-command-post.js';
import { postChange } from './post-change.js';
import { whatFailed } from './what-failed.js';

/** Posts what changed in the incident channel, and refreshes everything that shows the incident. */
export const announceChange = changeAnnouncement.implement({
  async run(deps, run) {
    const { payload, step, attempt } = run;
    const { event } = payload;
    const incident = await deps.store.getIncident(event.incident_id);
    const channelId = incident?.channel_id;
    if (!incident || channelId === undefined) return;
    if (event.type === 'VISIBILITY_CHANGED') await followVisibility(deps, run, incident);
    const { post, refusal } = await postChange(deps, run, { incident, channelId, event });
    if (post && (hasWords(event) || mayBeJoined(event))) await deps.store.recordPost(event, post);
    await saveNewestUpdate(deps, channelId, event);
    const named = newlyNamed(deps.settings.process, incident, event);
    await inviteResponders(deps, run, { incident, channelId, named });
    const tasks = tasksAfter(deps.settings.process, incident, event);
    await addProcessTasks(deps, run, { incident, channelId, tasks });
    await refreshCard(deps, attempt, { incident, channelId });
    await refreshChannel(deps, attempt, { incident, channelId, event });
    await refreshHomes(deps, attempt);
    await attempt('summary', () => refreshSummaryAfter(deps, channelId, event));
    const status = newValue('status', event);
    // Retention starts removing items some time after closing, so the record is kept as it is now.
    if (status === 'CLOSED') {
      await attempt('snapshot', () => step('snapshot', () => keepSnapshot(deps, incident.incident_id)));
    }
    const update = await announceUpdate(deps, run, { incident, event });
    await attempt('anchor', () => step('anchor', () => anchor(deps, event)));
    const isCalled = newValue('severity', event) ?? newValue('visibility', event);
    if (isCalled !== undefined) await announceAndSay(deps, run, { incident, channelId, event });
    const notable = await announceNotable(deps, run, { incident, channelId, event });
    const copies = [update, notable].filter((copy) => copy !== undefined);
    if (event.note !== undefined && copies.length > 0) await deps.store.recordPost(event, post, copies);
    if (refusal) throw refusal;
  },
  async onFailure(deps, { payload: { event }, request, fact }) {
    const channelId = (await deps.store.getIncident(event.incident_id))?.channel_id;
    if (event.user_id === undefined) return;
    const message = notice(`${whatFailed(event, request)} ${fact}`);
    await deps.show.notify({ channelId, userId: event.user_id }, message, [event.incident_id]);
  },
});

/** The post in the incident channel says nothing of other channels, so only the person reads what they refused. */
async function announceAndSay(
  deps: JobDeps,
  run: JobRun,
  { incident, channelId, event }: { incident: Incident; channelId: string; event: TimelineEvent },
): Promise<void> {
  const to = { channelId, userId: event.user_id };
  const [first, ...others] = await announceSeverity(deps, run, { incident, channelId, to });
  const { userId } = to;
  if (first === undefined || userId === undefined) return;
  const message = notice([first.replace(/^It /, `${shortId(incident.incident_id)} `), ...others].join(' '));
  const about = [incident.incident_id];
  await run.attempt('refusals', () =>
    run.postEphemeralOnce({ step: 'refusals', channelId, userId, about, message }),
  );
}

/** The first lines of a posted summary say how things are, so it must not look current after a change. */
async function refreshSummaryAfter(
  deps: JobDeps,
  channelId: string,
  { event_id, timestamp: at }: TimelineEvent,
): Promise<void> {
  const link = await deps.store.getChannelLink(channelId);
  if (link) await openSummaryRefresh(deps, link, { at, cause: event_id });
}

/** With how much everyone wrote: the messages that say so expire. Returns the object's key, if there's one. */
async function keepSnapshot(deps: JobDeps, incidentId: string): Promise<string | undefined> {
  const record = await deps.store.loadRecord(incidentId);
  if (record) await recordMessageCounts(deps, record);
  return snapshotIncident(deps.archive, incidentId);
}

/** What an incident no longer shows to everyone is taken back first, whether or not the channel accepts a post. */
async function followVisibility(
  deps: JobDeps,
  { attempt, request }: Pick<JobRun, 'attempt' | 'request'>,
  incident: Incident,
): Promise<void> {
  const { channel_id: channelId, incident_id, visibility } = incident;
  if (channelId === undefined) return;
  await refreshCard(deps, attempt, { incident, channelId });
  await attempt('alerts', () => showAlertsAgain(deps, incident_id));
  if (visibility === 'public') return;
  await takeBackPosts(deps, attempt, channelId);
  const since = request.created_at;
  const origin = { requestId: `take-back-homes-${request.request_id}`, at: since };
  await takeBackHomes.open(deps, origin, { incident_id, since, round: 1 });
}

/** The question about alerts names the incident that they became part of only while it's public. */
async function showAlertsAgain(deps: JobDeps, incidentId: string): Promise<void> {
  for (const group of await deps.store.alertGroupsOf(incidentId)) await requestGroup(deps, group);
}

/** Only an update needs what compares texts with the record. */
async function anchor(deps: JobDeps, event: TimelineEvent): Promise<void> {
  if (event.type !== 'UPDATE_POSTED') return;
  const { anchorUpdate } = await import('../updates/anchor-update.js');
  await anchorUpdate(deps, event);
}
