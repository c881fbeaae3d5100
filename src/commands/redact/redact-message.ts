import * as z from 'zod';
import { keysOf } from '../../data/table/keys.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { date, user } from '../../views/text.js';
import { renderSummary } from '../summaries/workflow/render-summary.js';

const payloadSchema = z.object({
  incident_id: z.string(),
  timestamp: z.string(),
  user_id: z.string(),
  why: z.string(),
});

/**
 * Removes a message's text, then every claim that cites it, and posts that it did. All of it may run again without
 * changing anything twice.
 */
export const redactMessage = defineJob({
  kind: 'redact',
  payload: payloadSchema,
  lane: ({ incident_id }) => incident_id,
  async run(deps, run) {
    const { incident_id, timestamp, user_id, why } = run.payload;
    const { created_at } = run.request;
    const record = await deps.store.loadRecord(incident_id);
    const message = await deps.store.getMessage(incident_id, timestamp);
    if (!record || !message) return;
    await deps.store.deleteMessage({ ...message, deleted_at: created_at, redacted_by: user_id });
    const citation = keysOf.comment(message).SK;
    for (const summary of record.summaries) await redactSummary(deps, run, { record, summary, citation });
    await deps.store.recordEvent({
      incident_id,
      event_id: `redacted-${timestamp}`,
      timestamp: created_at,
      type: 'MESSAGE_REDACTED',
      description: 'A message was redacted',
      source: 'System',
      user_id,
      detail: { of: timestamp },
      ...(why !== '' && { note: why }),
    });
    const { channel_id: channelId } = record.incident;
    if (channelId === undefined) return;
    const text = `${user(user_id)} removed the message of ${date(timestamp)} from the record.`;
    await run.postOnce({ channelId, message: notice(text) });
  },
});

interface CitingSummary {
  record: IncidentRecord;
  summary: Summary;
  citation: string;
}

/** Removes the claims that cite an item from a summary, from its message and from resolution notes made of it. */
async function redactSummary(
  deps: JobDeps,
  { request: { created_at }, payload: { user_id }, attempt }: JobRun<z.output<typeof payloadSchema>>,
  { record, summary, citation }: CitingSummary,
): Promise<void> {
  const redacted = withoutClaimsCiting(summary, citation);
  if (!redacted) return;
  await deps.store.replaceClaims(redacted);
  const notes = record.events.filter(
    ({ type, detail }) => type === 'RESOLUTION_NOTE' && detail?.summary === summary.timestamp,
  );
  for (const note of notes) {
    await deps.store.emptyEvent(note, { deleted_at: created_at, redacted_by: user_id });
  }
  const { channel_id, message_ts } = summary;
  if (!channel_id || !message_ts) return;
  const message = await renderSummary(deps, redacted);
  await attempt('summary', () => deps.slack.update(channel_id, message_ts, message));
}

/** Undefined when no claim cites the item. */
function withoutClaimsCiting(
  summary: Summary,
  citation: string,
): (Summary & { redacted_claims: number }) | undefined {
  const claims = summary.claims.filter(({ citations }) => !citations.includes(citation));
  const removed = summary.claims.length - claims.length;
  if (removed === 0) return undefined;
  return { ...summary, claims, redacted_claims: (summary.redacted_claims ?? 0) + removed };
}
