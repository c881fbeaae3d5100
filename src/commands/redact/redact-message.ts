import * as z from 'zod';
import { defineJob } from '../../jobs/define-job.js';
import { notice } from '../../views/blocks.js';
import { date, user } from '../../views/text.js';
import { withdrawFrom } from './withdraw-words.js';

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
    const redacted = { ...message, deleted_at: created_at, redacted_by: user_id };
    await deps.store.deleteMessage(redacted);
    const change = { changed_at: created_at, texts: [], is_file: false };
    await withdrawFrom(deps, run, { record, message: redacted, ...change });
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
    await run.postOnce({ channelId, about: [incident_id], message: notice(text) });
  },
});
