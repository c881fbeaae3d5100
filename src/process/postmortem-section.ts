import * as z from 'zod';
import { SEVERITIES } from '../incidents/records/incident.js';
import { line, prose } from './common-values.js';
import { durationValue } from './duration-value.js';

const SECTIONS_MAX = 20;

/** What follows an incident. */
export const postmortemSection = z
  .strictObject({
    due: durationValue
      .optional()
      .describe(
        'adds the task "Write the post-mortem" when an incident is resolved, due this long after that',
      ),
    severities: z
      .array(z.enum(SEVERITIES))
      .min(1)
      .optional()
      .describe('only for incidents of these severities; all without it'),
    template: z
      .array(
        z.strictObject({
          heading: line(80).describe('the heading of a section'),
          text: prose(2_000).describe('what it starts with: a question, a hint'),
        }),
      )
      .max(SECTIONS_MAX)
      .default([])
      .describe('sections that the draft has besides its own'),
  })
  .prefault({});
