import * as z from 'zod';
import { snapshotIncident } from '../../archive/snapshot-incident.js';
import { eventEntity } from '../../data/entities/event-entity.js';
import { eventKind, newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { Job, JobRun } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { type Message, notice } from '../../views/blocks.js';
import { buildAnnouncement, buildUpdate } from '../card/announcement.js';
import { buildCard } from '../card/incident-card.js';
import { refreshHomes } from '../home/home.js';
import { ANNOUNCE_CHANGE, readIncident } from '../kernel/change.js';
import { eventText } from '../look-up/timeline-view.js';
import { buildRoleInstructions } from '../people/role-instructions.js';
import { composeHandoff } from '../summaries/handoff.js';
import { proposeResolution } from '../summaries/propose-resolution.js';
import { buildLeftOver } from '../tasks/task-list.js';

const payload = z.object({ event: eventEntity.schema });

/** Tells the incident's channel what changed and brings card and announcement up to date. */
export const announceChange: Job = {
  kind: ANNOUNCE_CHANGE,
  async run(deps, { request, step, attempt }) {
    const { event } = payload.parse(request.payload);
    const incident = await readIncident(deps, event.incident_id);
    const { channel_id } = incident;
    if (channel_id === undefined) return;
    const message = await tell(deps, incident, event);
    await step('post', (mayExist) =>
      deps.slack.post(channel_id, message, { key: request.request_id, since: request.created_at, mayExist }),
    );
    await noteNews(deps, channel_id, event);
    await instruct(deps, channel_id, { event, step, attempt });
    await refresh(deps, incident, channel_id, attempt);
    await refreshHomes(deps, attempt);
    if (newValue('status', event) === 'RESOLVED') await proposeResolution(deps, event);
    // Retention begins to take things away some time after; what stands now is kept.
    if (newValue('status', event) === 'CLOSED') {
      await attempt('snapshot', () =>
        step('snapshot', () => snapshotIncident(deps.archive, incident.incident_id)),
      );
    }
    const where = deps.settings.announcementChannel;
    if (event.type !== 'UPDATE_POSTED' || where === undefined || incident.visibility === 'private') return;
    await step('announce', (mayExist) =>
      deps.slack.post(where, composeUpdate(incident, event), {
        key: `${request.request_id}-news`,
        since: request.created_at,
        mayExist,
      }),
    );
  },
  async onFailure(deps, request, reason) {
    const { event } = payload.parse(request.payload);
    const { channel_id } = await readIncident(deps, event.incident_id);
    if (event.type !== 'UPDATE_POSTED' || channel_id === undefined || event.user_id === undefined) return;
    const what = 'Your update is on the record and did not reach the announcement channel.';
    await deps.slack.postEphemeral(channel_id, event.user_id, notice(`${what} ${reason}`));
  },
};

function composeUpdate(incident: Incident, { note = '', timestamp, user_id = '' }: TimelineEvent): Message {
  return buildUpdate(incident, { text: note, at: timestamp }, user_id);
}

/** Whoever gets a role comes in and is told, privately, what is theirs to do. */
async function instruct(
  { slack, settings }: Deps,
  channelId: string,
  { event, step, attempt }: Pick<JobRun, 'step' | 'attempt'> & { event: TimelineEvent },
): Promise<void> {
  const { role, user_id } = event.detail ?? {};
  const isGiven = eventKind(event.type).part === 'roles';
  if (!isGiven || role === undefined || user_id === undefined) return;
  await attempt('invite', () => slack.invite(channelId, [user_id]));
  const message = buildRoleInstructions(event.incident_id, role, settings.roleInstructions);
  if (!message) return;
  await attempt('instructions', () =>
    step('instructions', async () => {
      await slack.postEphemeral(channelId, user_id, message);
      return true;
    }),
  );
}

/** The newest update stays in the announcement until there is a newer one. */
async function noteNews({ store }: Deps, channelId: string, event: TimelineEvent): Promise<void> {
  if (event.type !== 'UPDATE_POSTED') return;
  await store.saveChannelMessages(channelId, { news: event.note, news_at: event.timestamp });
}

/** A line for most; whoever takes command gets what they need to know, and resolving tells what is left to do. */
async function tell(deps: Deps, incident: Incident, event: TimelineEvent): Promise<Message> {
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

/** Redraws the messages by which Slack shows an incident. */
async function refresh(
  deps: Deps,
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
