import * as z from 'zod';
import { SUMMARY_KINDS } from '../../../incidents/records/incident-summary.js';

export const summaryPayload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  kind: z.enum(SUMMARY_KINDS).default('state'),
  since: z.string().optional(),
  as_of: z.string().optional(),
  /** Reads the whole record instead of continuing from the last summary. */
  whole: z.boolean().default(false),
  /** The posted summary that this one replaces. */
  replaces_ts: z.string().optional(),
});

export type SummaryPayload = z.output<typeof summaryPayload>;
