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
  /** The latest update for stakeholders, escaped as Slack sends it, and when it was posted. */
  news: z.string().optional(),
  news_at: z.string().optional(),
  /** The timestamp of the latest summary posted there. */
  summary_at: z.string().optional(),
});

export type ChannelLink = z.output<typeof channelLinkSchema>;
