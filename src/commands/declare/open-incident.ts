import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { type Incident, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import type { Request } from '../../incidents/records/request.js';
import type { Job, JobRun } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { type Message, notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { channel, escapeText, truncate } from '../../views/text.js';
import { buildAnnouncement } from '../card/announcement.js';
import { buildCard } from '../card/incident-card.js';
import { refreshHomes } from '../home/home.js';
import { takeHistory } from './take-history.js';

const payload = z.object({
  severity: z.string(),
  service: z.string().optional(),
  title: z.string(),
  user_id: z.string(),
  channel_id: z.string().optional(),
  isPrivate: z.boolean().default(false),
});

/**
 * Opens an incident: its number, its channel, its record, then everything people see of it. The record is written
 * before anybody is in the channel, so nothing said there can be missed.
 */
export const openIncident: Job = {
  kind: 'declare',
  async run(deps, job) {
    const { request, step, attempt } = job;
    const asked = payload.parse(request.payload);
    const incidentId = await step('incident', () => deps.store.nextIncidentId());
    const room = await step('channel', (mayExist) =>
      openChannel(deps, { incidentId, title: asked.title, isPrivate: asked.isPrivate, mayExist }),
    );
    const incident = buildIncident(request, { incidentId, channelId: room.id });
    await step('record', () => writeRecord(deps, incident));
    await deps.cached.rememberChannel(room.id, incidentId);
    await deps.cached.forget(incidentId, [incident.status]);
    await attempt('topic', () => deps.slack.setTopic(room.id, topic(incident)));
    await attempt('invite', () => deps.slack.invite(room.id, [asked.user_id]));
    await postCard(deps, job, incident);
    if (!asked.isPrivate) await announce(deps, job, incident);
    const origin = asked.channel_id;
    let taken = 0;
    if (origin !== undefined) {
      await attempt('history', async () => {
        const history = { incidentId, channelId: origin, declaredAt: request.created_at };
        taken = await step('history', () => takeHistory(deps, history));
      });
    }
    await attempt('tell', () =>
      step('tell', () =>
        deps.slack.postEphemeral(origin ?? room.id, asked.user_id, declared(incident, taken)),
      ),
    );
    await refreshHomes(deps, attempt);
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id, title } = payload.parse(request.payload);
    if (channel_id === undefined) return;
    const { incident, channel: room } = request.steps;
    // What is on the record is declared, whatever Slack refuses to show of it.
    const text =
      'record' in request.steps
        ? `${shortId(String(incident))} is declared, but not all of it can be shown in ${channel((room as { id: string }).id)}. ${reason}`
        : `*${escapeText(title)}* could not be declared. ${reason} \`/incident declare\` tries again.`;
    await deps.slack.postEphemeral(channel_id, user_id, notice(text));
  },
};

interface Room {
  incidentId: string;
  title: string;
  isPrivate: boolean;
  mayExist: boolean;
}

/**
 * The number in the name is this incident's alone, so a channel of ours that has the name already was made by an
 * earlier run whose answer was lost. Somebody else's channel of that name makes ours take a suffix.
 */
async function openChannel(deps: Deps, room: Room, suffix = 1): Promise<{ id: string; name: string }> {
  // What spells titles in Latin letters takes time to load, and only this needs it.
  const { buildChannelName } = await import('./channel-name.js');
  const name = buildChannelName(room.incidentId, room.title, suffix);
  try {
    return await deps.slack.createChannel(name, { isPrivate: room.isPrivate });
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.upstreamCode !== 'name_taken' || suffix > 5) throw error;
    const own = room.mayExist ? await deps.slack.findOwnChannel(name) : undefined;
    return own ?? openChannel(deps, room, suffix + 1);
  }
}

function buildIncident(request: Request, ids: { incidentId: string; channelId: string }): Incident {
  const { severity, service, title, user_id, isPrivate } = payload.parse(request.payload);
  return {
    incident_id: ids.incidentId,
    title,
    service: service ?? UNASSIGNED_SERVICE,
    severity,
    status: 'OPEN',
    created_at: request.created_at,
    updated_at: request.created_at,
    declared_by: user_id,
    channel_id: ids.channelId,
    roles: {},
    visibility: isPrivate ? 'private' : 'public',
    version: 1,
    request_id: request.request_id,
  };
}

async function writeRecord(deps: Deps, incident: Incident): Promise<void> {
  const { incident_id, title, service, severity, created_at, declared_by = '', channel_id = '' } = incident;
  await deps.store.declareIncident({
    incident,
    event: {
      incident_id,
      event_id: 'v1',
      timestamp: created_at,
      type: 'INCIDENT_DECLARED',
      description: `Incident declared: ${title}`,
      source: 'System',
      user_id: declared_by,
      detail: { severity, service, title },
    },
    participant: { incident_id, user_id: declared_by, joined_at: created_at, title, service },
    link: { channel_id, incident_id },
  });
}

async function postCard(deps: Deps, { step, attempt, request }: JobRun, incident: Incident): Promise<void> {
  const { channel_id = '' } = incident;
  const card = await step('card', (mayExist) =>
    deps.slack.post(channel_id, buildCard(incident), {
      key: `${request.request_id}-card`,
      since: request.created_at,
      mayExist,
    }),
  );
  await deps.store.saveChannelMessages(channel_id, { card_ts: card.ts });
  await attempt('pin', () => deps.slack.pin(channel_id, card.ts));
}

async function announce(deps: Deps, { step, attempt, request }: JobRun, incident: Incident): Promise<void> {
  const where = deps.settings.announcementChannel;
  if (where === undefined) return;
  await attempt('announcement', async () => {
    const posted = await step('announcement', (mayExist) =>
      deps.slack.post(where, buildAnnouncement(incident), {
        key: `${request.request_id}-announcement`,
        since: request.created_at,
        mayExist,
      }),
    );
    await deps.store.saveChannelMessages(incident.channel_id ?? '', {
      announcement_channel_id: posted.channelId,
      announcement_ts: posted.ts,
    });
  });
}

function declared({ incident_id, channel_id = '' }: Incident, taken: number): Message {
  const history = taken > 0 ? ` The last ${taken} messages from here are on its record.` : '';
  return notice(`${shortId(incident_id)} is declared. Its channel is ${channel(channel_id)}.${history}`);
}

function topic({ incident_id, severity, title }: Incident): string {
  return truncate(`${shortId(incident_id)} · ${severity} · ${title}`, LIMITS.topic);
}
