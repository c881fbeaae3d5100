import * as z from 'zod';
import type { Severity } from '../incidents/records/incident.js';
import { channelName, line } from './common-values.js';
import { durationOrNever } from './duration-value.js';
import { responderList } from './responder-value.js';

function severityRule(meaning: string) {
  return z.strictObject({
    meaning: line(60).default(meaning).describe('its meaning, as shown in the form'),
    responders: responderList.describe('user groups and people to invite to its incidents'),
    announce: z
      .array(channelName)
      .max(5)
      .default([])
      .describe('channels in which to announce its public incidents, besides the announcement channel'),
    update_every: durationOrNever
      .optional()
      .describe('how long after the last update a reminder is due; 30m for P0 and 1h for P1 by default'),
    confirm: z
      .boolean()
      .default(false)
      .describe('whether to ask before an incident is declared with it or raised to it'),
  });
}

const RULES = {
  P0: severityRule('everyone is affected, or data is at risk'),
  P1: severityRule('many people are affected'),
  P2: severityRule('some people are affected'),
  P3: severityRule("few people are affected, or there's a workaround"),
  P4: severityRule('no one is affected yet'),
} satisfies Record<Severity, z.ZodType>;

export type SeverityRule = z.output<(typeof RULES)['P0']>;

/** The severities in use: the ones listed, or all without the section. */
export const severitiesSection = z
  .strictObject(RULES)
  .partial()
  .refine((listed) => Object.keys(listed).length > 0, 'must list at least one severity')
  .prefault({ P0: {}, P1: {}, P2: {}, P3: {}, P4: {} });
