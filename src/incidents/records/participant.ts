import * as z from 'zod';
import { incidentId } from './incident.js';

export const participantSchema = z.object({
  incident_id: incidentId,
  user_id: z.string(),
  joined_at: z.string().optional(),
  left_at: z.string().optional(),
  /** How much they had said when the record was last read as a whole. */
  messages: z.number().int().optional(),
  /** Until when they have caught up. */
  seen_until: z.string().optional(),
  /** When they said something first. */
  first_spoke_at: z.string().optional(),
  /** Copied at joining, so that a person's own list needs no second read. */
  title: z.string().optional(),
  service: z.string().optional(),
});

export type Participant = z.output<typeof participantSchema>;

/** Whoever left the channel of a private incident sees it no more. */
export function isCurrentMember(participant: Participant | undefined): boolean {
  if (!participant) return false;
  const { joined_at, left_at } = participant;
  return left_at === undefined || (joined_at !== undefined && joined_at > left_at);
}
