import * as z from 'zod';
import { durationOrNever } from './duration-value.js';

/** Reminders that don't depend on the severity. Where it says nothing, the setting AEGIS_REMINDERS applies. */
export const remindersSection = z
  .strictObject({
    commander: durationOrNever
      .optional()
      .describe('how long an incident may be without a commander; 10m by default'),
    close: durationOrNever.optional().describe('how long a resolved incident may stay open; 24h by default'),
  })
  .prefault({});
