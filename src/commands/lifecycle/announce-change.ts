import * as z from 'zod';
import { snapshotIncident } from '../../archive/snapshot-incident.js';
import { eventKind, newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import { type TimelineEvent, timelineEventSchema } from '../../incidents/records/timeline-event.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { type Message, notice } from '../../views/blocks.js';
import { buildAnnouncement, buildUpdate } from '../card/announcement.js';
import { buildCard } from '../card/incident-card.js';
import { refreshHomes } from '../home/home.js';
import { eventText } from '../look-up/timeline-view.js';
import { buildRoleInstructions } from '../people/role-instructions.js';
import { composeHandoff } from '../summaries/handoff/compose-handoff.js';
import { proposeResolution } from '../summaries/resolution/propose-resolution.js';
import { buildLeftOver } from '../tasks/task-list.js';

/** Posts what changed in the incident channel, and brings card, announcement and Home up to date. */
export const announceChange = defineJob({
  kind: 'announce-change',
  payload: z.object({ event: timelineEventSchema }),
  lane: ({ event }) => event.incident_id,
  async run(deps, run) {
    const { payload, step, attempt, postOnce } = run;
    const { event } = payload;
    const incident = await deps.store.getIncident(event.incident_id);
    const channelId = incident?.channel_id;
    if (!incident || channelId === undefined) return;
    await postOnce({ channelId, message: await describe(deps, incident, event) });
    await saveNewestUpdate(deps, channelId, event);
    await instructRoleHolder(deps, run, { channelId, event });
    await refresh(deps, incident, channelId, attempt);
    await refreshHomes(deps, attempt);
    if (newValue('status', event) === 'RESOLVED') await proposeResolution(deps, event);
    // Retention starts removing items some time after closing, so the record is kept as it is now.
    if (newValue('status', event) === 'CLOSED') {
      await attempt('snapshot', () =>
        step('snapshot', () => snapshotIncident(deps.archive, incident.incident_id)),
      );
    }
    const where = deps.settings.announcementChannel;
    if (event.type !== 'UPDATE_POSTED' || where === undefined || incident.visibility === 'private') return;
    await postOnce({ step: 'announce', channelId: where, message: composeUpdate(incident, event) });
  },
  async onFailure(deps, { payload: { event }, reason }) {
    const channelId = (await deps.store.getIncident(event.incident_id))?.channel_id;
    if (event.type !== 'UPDATE_POSTED' || channelId === undefined || event.user_id === undefined) return;
    const what = "Your update is on the record, but it didn't reach the announcement channel.";
    await deps.slack.postEphemeral(channelId, event.user_id, notice(`${what} ${reason}`));
  },
});

function composeUpdate(incident: Incident, { note = '', timestamp, user_id = '' }: TimelineEvent): Message {
  return buildUpdate(incident, { text: note, at: timestamp }, user_id);
}

/** Invites the person who got a role, and shows them what it involves. */
async function instructRoleHolder(
  { slack, settings }: JobDeps,
  { attempt, postEphemeralOnce }: Pick<JobRun, 'attempt' | 'postEphemeralOnce'>,
  { channelId, event }: { channelId: string; event: TimelineEvent },
): Promise<void> {
  const { role, user_id: userId } = event.detail ?? {};
  const isGiven = eventKind(event.type).part === 'roles';
  if (!isGiven || role === undefined || userId === undefined) return;
  await attempt('invite', () => slack.invite(channelId, [userId]));
  const message = buildRoleInstructions(event.incident_id, role, settings.roleInstructions);
  if (!message) return;
  await attempt('instructions', () =>
    postEphemeralOnce({ step: 'instructions', channelId, userId, message }),
  );
}

/** The announcement shows the newest update. */
async function saveNewestUpdate({ store }: JobDeps, channelId: string, event: TimelineEvent): Promise<void> {
  if (event.type !== 'UPDATE_POSTED') return;
  await store.saveChannelMessages(channelId, { news: event.note, news_at: event.timestamp });
}

/** One line for most changes; a handover shows the state, and resolving shows the open tasks. */
async function describe(deps: JobDeps, incident: Incident, event: TimelineEvent): Promise<Message> {
  if (event.type === 'UPDATE_POSTED') return composeUpdate(incident, event);
  if (event.type !== 'HANDED_OVER') {
    const { text, blocks = [] } = notice(eventText(event));
    const resolved = newValue('status', event) === 'RESOLVED';
    const tasks = resolved ? await deps.store.tasksOf(incident.incident_id) : [];
    return { text, blocks: [...blocks, ...buildLeftOver(tasks)] };
  }
  const { user_id: by = '', note, timestamp: at, detail } = event;
  return composeHandoff(deps, { incident, by, to: detail?.user_id, note, at });
}

/** Updates the card and the announcement. */
async function refresh(
  deps: JobDeps,
  incident: Incident,
  channelId: string,
  attempt: (name: string, run: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const link = await deps.store.getChannelLink(channelId);
  const { card_ts, announcement_channel_id, announcement_ts, news, news_at } = link ?? {};
  const newest = news !== undefined && news_at !== undefined ? { text: news, at: news_at } : undefined;
  if (card_ts) await attempt('card', () => deps.slack.update(channelId, card_ts, buildCard(incident)));
  if (announcement_channel_id && announcement_ts) {
    await attempt('announcement', () =>
      deps.slack.update(announcement_channel_id, announcement_ts, buildAnnouncement(incident, newest)),
    );
  }
}
