import * as z from 'zod';
import { incidentId } from './incident.js';

/** The incident a channel belongs to, and the messages that show it in Slack. */
export const channelLinkSchema = z.object({
  channel_id: z.string(),
  incident_id: incidentId,
  /** Slack `ts` of the pinned card. */
  card_ts: z.string().optional(),
  announcement_channel_id: z.string().optional(),
  announcement_ts: z.string().optional(),
  /** The same in the channels of the incident's severity. */
  announcements: z
    .array(z.object({ channel: z.string(), channelId: z.string(), ts: z.string() }))
    .optional()
    .catch(undefined),
  /** Posts about the incident outside its channel, to be taken back if it becomes private. */
  elsewhere: z
    .array(z.object({ channelId: z.string(), ts: z.string() }))
    .optional()
    .catch(undefined),
  /** The latest update for stakeholders, escaped for Slack, and when it was posted. */
  news: z.string().optional(),
  news_at: z.string().optional(),
  /** The timestamp of the latest summary posted there. */
  summary_at: z.string().optional(),
  /** The timestamp of the proposal whose resolution note was accepted last. */
  resolution_at: z.string().optional(),
  /** When the channel became the incident's. */
  opened_at: z.string().optional(),
  /** Whether everyone in the workspace can see the channel, as far as Slack has reported, and since when. */
  kind: z.enum(['public', 'private']).optional().catch(undefined),
  kind_at: z.string().optional(),
  /** The other organizations it's shared with; `unknown` if Slack hasn't named one. */
  shared_with: z.array(z.string()).optional().catch(undefined),
  /** When that changed last. */
  shared_at: z.string().optional(),
  /** Set while Aegis isn't in the channel, and when it last came back. */
  left_at: z.string().optional(),
  back_at: z.string().optional(),
  /** When it got this id, if it had another one before. */
  moved_at: z.string().optional(),
  /** The channel's newer id in Slack. */
  moved_to: z.string().optional(),
  /** Counts changes of the channel; a write is conditional on the count that it read. */
  changes: z.number().int().optional().catch(undefined),
});

export type ChannelLink = z.output<typeof channelLinkSchema>;
