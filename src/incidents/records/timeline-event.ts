import * as z from 'zod';
import { incidentId } from './incident.js';
import { marks } from './message-marks.js';

/** What Aegis writes; other programs may write other types, which are shown as they are. */
const EVENT_TYPES = [
  'INCIDENT_DECLARED',
  'STATUS_CHANGED',
  'STATUS_CONFIRMED',
  'SEVERITY_CHANGED',
  'ROLE_ASSIGNED',
  'VISIBILITY_CHANGED',
  'INCIDENT_EDITED',
  'PARTICIPANT_JOINED',
  'PARTICIPANT_LEFT',
  'BOT_MESSAGE',
  'MESSAGE_MARKED',
  'FILE_SHARED',
  'TOPIC_CHANGED',
  'PURPOSE_CHANGED',
  'CHANNEL_RENAMED',
  'CHANNEL_ARCHIVED',
  'CHANNEL_UNARCHIVED',
  'POSTING_PERMISSIONS_CHANGED',
  'HANDED_OVER',
  'UPDATE_POSTED',
  'TASK_ADDED',
  'TASK_DONE',
  'TASK_REOPENED',
  'TASK_ASSIGNED',
  'GAP',
  'INCIDENT_ARCHIVED',
  'MESSAGE_REDACTED',
  'RESOLUTION_NOTE',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const timelineEventSchema = z.object({
  incident_id: incidentId,
  event_id: z.string(),
  timestamp: z.string(),
  type: z.string().default('UNKNOWN'),
  /** One line for people, in words of Aegis and of the person who acted. */
  description: z.string().default(''),
  /** `System`, `Slack`, or the name of the program that wrote it. */
  source: z.string().default('System'),
  user_id: z.string().optional(),
  /** What changed, in the record's own words: `{ from, to }` and the like. */
  detail: z.record(z.string(), z.string()).optional(),
  /** Free words that came with the change. */
  note: z.string().optional(),
  /** Key events are exempt from retention. */
  key_event: z.boolean().optional(),
  /** Of bots' messages and files, as of comments: the newest edit, a deletion, who marked it. */
  edited_at: z.string().optional(),
  deleted_at: z.string().optional(),
  /** Who took the words out, of a message that was redacted. */
  redacted_by: z.string().optional(),
  content_ref: z.string().optional(),
  marks,
  /** Seconds since 1970 after which the item may go. */
  expires_at: z.number().optional(),
});

export type TimelineEvent = z.output<typeof timelineEventSchema>;
