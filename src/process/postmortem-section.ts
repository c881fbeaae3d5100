import * as z from 'zod';
import { POSTMORTEM_PARTS } from '../incidents/postmortem-parts.js';
import { SEVERITIES } from '../incidents/records/incident.js';
import { line, prose } from './common-values.js';
import { durationValue } from './duration-value.js';

const SECTIONS_MAX = 30;

/** A part of the draft, perhaps under another heading, or a section of the team's own. */
const templateEntry = z
  .strictObject({
    heading: line(80).optional().describe('the heading of a section; optional with `part`, which has one'),
    text: prose(2_000).optional().describe('what the section starts with: a question, a hint'),
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
      .describe('only for incidents of these severities; all without it'),
    template: z
      .array(templateEntry)
      .max(SECTIONS_MAX)
      .default([])
      .describe(
        'sections that the draft has besides its own; if it names a `part`, the draft has just what it names, in its order',
      ),
  })
  .prefault({});
