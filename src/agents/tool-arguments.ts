import * as z from 'zod';
import { fromIso } from '../base/timestamp.js';

/** `INC-42` or `42` as the id in the table; ids of other programs stay as they are. */
export const incidentArgument = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^#]+$/, "isn't an incident id")
  .transform((typed) => {
    const digits = /^(?:INC-)?0*(\d{1,12})$/i.exec(typed.trim())?.[1];
    return digits === undefined ? typed.trim() : `INC-${digits.padStart(6, '0')}`;
  })
  .describe('`INC-42`');

export const momentArgument = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const moment = fromIso(/^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T00:00:00Z` : typed);
    if (moment !== undefined) return moment;
    context.addIssue({ code: 'custom', message: "isn't a time such as 2025-01-15T14:05:00Z" });
    return z.NEVER;
  })
  .describe('In UTC: `2025-01-15` or `2025-01-15T14:05:00Z`.');

export const cursorArgument = z.string().max(2_000).optional().describe('`next_cursor` of the page before.');

export const nextCursor = z.string().optional().describe('Absent on the last page.');
