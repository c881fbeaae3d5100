import * as z from 'zod';
import { POSTMORTEM_PARTS } from '../incidents/postmortem-parts.js';
import { SEVERITIES } from '../incidents/records/incident.js';
import { line, prose } from './common-values.js';
import { durationValue } from './duration-value.js';

const SECTIONS_MAX = 30;

/** A part of the draft, perhaps under another heading, or a section of the team's own. */
const templateEntry = z
  .strictObject({
    heading: line(80)
      .optional()
      .describe('the heading of a section; optional with `part`, which has its own'),
    text: prose(2_000).optional().describe('text that the section starts with, such as a question or a hint'),
    part: z.enum(POSTMORTEM_PARTS).optional().describe('a part that Aegis writes, instead of `text`'),
  })
  .refine(
    ({ heading, text, part }) => (part === undefined ? heading && text !== undefined : text === undefined),
    {
      error: 'has either `part`, or `heading` and `text`',
    },
  );

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
      .describe('only for incidents of these severities; all by default'),
    template: z
      .array(templateEntry)
      .max(SECTIONS_MAX)
      .default([])
      .describe(
        'sections to add to the draft; if it names a `part`, the draft has only what it names, in that order',
      ),
  })
  .prefault({});
