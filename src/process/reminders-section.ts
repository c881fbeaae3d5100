import * as z from 'zod';
import { durationOrNever } from './duration-value.js';

/** Reminders that don't depend on the severity. AEGIS_REMINDERS applies to whatever it leaves out. */
export const remindersSection = z
  .strictObject({
    commander: durationOrNever
      .optional()
      .describe('how long an incident may be without a commander; 10m by default'),
    close: durationOrNever.optional().describe('how long a resolved incident may stay open; 24h by default'),
  })
  .prefault({});
