import * as z from 'zod';
import { incidentId } from './incident.js';

/** Which incident a channel belongs to, and the messages by which Slack shows it. */
export const channelLinkSchema = z.object({
  channel_id: z.string(),
  incident_id: incidentId,
  /** Slack `ts` of the pinned card. */
  card_ts: z.string().optional(),
  announcement_channel_id: z.string().optional(),
  announcement_ts: z.string().optional(),
  /** The newest update for stakeholders, as Slack escapes it, and when it was posted. */
  news: z.string().optional(),
  news_at: z.string().optional(),
  /** The newest summary that was posted there, by its timestamp on the record. */
  summary_at: z.string().optional(),
});

export type ChannelLink = z.output<typeof channelLinkSchema>;
