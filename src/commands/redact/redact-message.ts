import * as z from 'zod';
import { toSlackTs } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, user } from '../../views/text.js';
import { emptyEvents } from './empty-events.js';
import { findRedactable, type Redactable } from './find-redactable.js';
import { REDACTED_POST } from './places-of.js';
import { withdrawFrom } from './withdraw-words.js';

const payloadSchema = z.object({
  incident_id: z.string(),
  /** The time of the message in Slack that shows it: its own, or that of Aegis's post. */
  timestamp: z.string(),
  user_id: z.string(),
  why: z.string(),
});

/** Removes a message's text, then every claim that cites it, and posts that it did. Idempotent. */
export const redactMessage = defineJob({
  kind: 'redact',
  payload: payloadSchema,
  lane: ({ incident_id }) => incident_id,
  async run(deps, run) {
    const { incident_id, timestamp, user_id, why } = run.payload;
    const { created_at } = run.request;
    const record = await deps.store.loadRecord(incident_id);
    if (!record) return;
    const found = findRedactable(record, timestamp);
    if (!found) return reportMissing(deps, run.payload, record.incident);
    await empty(deps, run, { record, found });
    const earlier = earlierRedaction(record, found, run);
    if (earlier) return reportEarlier(deps, run.payload, { incident: record.incident, earlier });
    await deps.store.recordEvent({
      incident_id,
      event_id: `redacted-${timestamp}`,
      timestamp: created_at,
      type: 'MESSAGE_REDACTED',
      description: 'A message was redacted',
      source: 'System',
      user_id,
      detail: { of: 'message' in found ? found.message.timestamp : timestamp },
      ...(why !== '' && { note: why }),
    });
    const { channel_id: channelId } = record.incident;
    if (channelId === undefined) return;
    const text = `${user(user_id)} removed the message of ${date(timestamp)} from the record.`;
    await run.postOnce({ channelId, about: [incident_id], message: notice(text) });
  },
  async onFailure({ show, store }, { payload: { incident_id, timestamp, user_id }, fact }) {
    const channelId = (await store.getIncident(incident_id))?.channel_id;
    const text = `I couldn't finish removing the message of ${date(timestamp)} from the record of ${shortId(incident_id)}. ${fact} Run \`/incident redact\` again.`;
    await show.notify({ channelId, userId: user_id }, notice(text), [incident_id]);
  },
});

async function reportMissing(
  deps: JobDeps,
  { incident_id, timestamp, user_id }: Payload,
  { channel_id: channelId }: Incident,
): Promise<void> {
  if (channelId === undefined) return;
  const text = `Nothing was removed: the message of ${date(timestamp)} isn't on the record of ${shortId(incident_id)}.`;
  await deps.show.notify({ channelId, userId: user_id }, notice(text), [incident_id]);
}

/**
 * Another request's redaction, for a message that's unchanged since; this request's own may be from its first attempt.
 */
function earlierRedaction(
  { events }: IncidentRecord,
  found: Redactable,
  { payload: { timestamp }, request: { created_at } }: Run,
): TimelineEvent | undefined {
  const { deleted_at } = 'message' in found ? found.message : found.event;
  if (deleted_at === undefined) return undefined;
  return events.find((one) => one.event_id === `redacted-${timestamp}` && one.timestamp !== created_at);
}

/** Everyone has already read that it was removed. */
async function reportEarlier(
  deps: JobDeps,
  { incident_id, timestamp, user_id }: Payload,
  { incident, earlier }: { incident: Incident; earlier: TimelineEvent },
): Promise<void> {
  const by = earlier.user_id === undefined ? '' : ` by ${user(earlier.user_id)}`;
  const text = `The message of ${date(timestamp)} was already removed from the record${by}. If Slack still shows it, delete it there, too.`;
  await deps.show.notify({ channelId: incident.channel_id, userId: user_id }, notice(text), [incident_id]);
}

type Payload = z.output<typeof payloadSchema>;
type Run = Pick<JobRun<Payload>, 'attempt' | 'payload' | 'request'>;

/** Removes the text from Aegis's post that shows it, and from the record. */
async function empty(
  deps: JobDeps,
  run: Run,
  { record, found }: { record: IncidentRecord; found: Redactable },
): Promise<void> {
  const { timestamp, user_id } = run.payload;
  const { channel_id, incident_id } = record.incident;
  const changed_at = run.request.created_at;
  const removal = { deleted_at: changed_at, redacted_by: user_id };
  if ('event' in found) return emptyEvents(deps, run, { record, event: found.event, removal });
  if (found.message.source === 'note' && channel_id !== undefined) {
    const place = { channelId: channel_id, ts: toSlackTs(timestamp) };
    await run.attempt('post', () => deps.show.update(place, REDACTED_POST, [incident_id]));
  }
  const message = { ...found.message, ...removal };
  await deps.store.deleteMessage(message);
  await withdrawFrom(deps, run, { record, message, changed_at, texts: [], is_file: false });
}
