import * as z from 'zod';
import { incidentId } from './incident.js';

export const participantSchema = z.object({
  incident_id: incidentId,
  user_id: z.string(),
  joined_at: z.string().optional(),
  left_at: z.string().optional(),
  /** Slack has reported them in the channel; others only got a role or a task, or asked to join. */
  was_in_channel: z.boolean().optional().catch(undefined),
  /** How many messages they had sent when the full record was last read. */
  messages: z.number().int().optional(),
  /** How far they have caught up. */
  seen_until: z.string().optional(),
  /** When their first message was posted. */
  first_spoke_at: z.string().optional(),
  /** Copied when they join, so that listing a person's incidents needs no second read. */
  title: z.string().optional(),
  service: z.string().optional(),
});

export type Participant = z.output<typeof participantSchema>;

/** Whether a participant is in the channel now; a person who left a private incident no longer sees it. */
export function isCurrentMember(participant: Participant | undefined): boolean {
  if (!participant) return false;
  const { joined_at, left_at } = participant;
  return left_at === undefined || (joined_at !== undefined && joined_at > left_at);
}
