import * as z from 'zod';
import type { ALL_PUBLISHED } from './published-types.js';

const moment = z.string().describe('UTC, such as 2025-01-15T14:05:09.123456Z');

const incidentSchema = z
  .object({
    id: z.string().describe('the way people type it: `INC-42`'),
    title: z.string(),
    service: z.string(),
    severity: z.string(),
    status: z.string(),
    visibility: z.enum(['public', 'private']),
    declared_at: moment,
    declared_by: z.string().optional(),
    roles: z.record(z.string(), z.string()).describe("Slack's id of a person, by role"),
    channel_id: z.string().optional(),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('values of the custom fields in aegis.yml, by name'),
  })
  .describe('the incident at the time of sending, which may be later than the event');

const claimSchema = z.object({
  section: z.string(),
  text: z.string(),
  citations: z.array(z.string()).describe('keys of the items in the record that it rests on'),
});

/** The data of one type of event. */
function buildDataSchema({ change }: Pick<(typeof ALL_PUBLISHED)[number], 'change'>) {
  return z.object({
    incident: incidentSchema,
    key: z.string().describe("the item's key in the record, which claims cite"),
    by: z.string().optional().describe("Slack's id of the person who did it"),
    change,
    text: z
      .string()
      .optional()
      .describe('what people wrote, as plain text with ids for names; only for sinks with `content: full`'),
    is_cut: z.literal(true).optional().describe('when `text` is only its beginning'),
    claims: z.array(claimSchema).optional().describe('of a summary; only for sinks with `content: full`'),
  });
}

/** https://github.com/cloudevents/spec, version 1.0.2 */
export function buildEventSchema(published: (typeof ALL_PUBLISHED)[number]) {
  return z
    .object({
      specversion: z.literal('1.0'),
      id: z.string().describe('the same each time it is sent'),
      source: z.string(),
      type: z.literal(typeOf(published)),
      subject: z.string().describe('the incident, such as `INC-42`'),
      time: moment.describe('when it happened'),
      datacontenttype: z.literal('application/json'),
      dataschema: z.literal(dataSchemaOf(published)),
      data: buildDataSchema(published),
    })
    .describe(published.about);
}

export type CloudEvent = z.output<ReturnType<typeof buildEventSchema>>;

export function typeOf({ name }: { name: string }): string {
  return `aegis.${name}.v1`;
}

/** The schema of `data`. A name rather than an address: the schemas are in docs/events, wherever that's published. */
export function dataSchemaOf({ name }: { name: string }): string {
  return `urn:aegis:events:${name}.v1#/properties/data`;
}
