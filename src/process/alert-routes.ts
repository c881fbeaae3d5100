import * as z from 'zod';
import { ENTRIES_MAX, line } from './common-values.js';

/** What becomes of the alerts that match it. */
const alertRoute = z.strictObject({
  name: line(60).describe('what people call it'),
});

/** Tried in order; the first that matches an alert decides. */
export const alertsSection = z
  .strictObject({ routes: z.array(alertRoute).max(ENTRIES_MAX).default([]) })
  .prefault({});
