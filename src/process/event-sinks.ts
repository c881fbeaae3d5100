import * as z from 'zod';
import { ENTRIES_MAX, line } from './common-values.js';

/** Where events go. */
const eventSink = z.strictObject({
  name: line(60).describe('what people call it'),
});

export const eventsSection = z
  .strictObject({ sinks: z.array(eventSink).max(ENTRIES_MAX).default([]) })
  .prefault({});
