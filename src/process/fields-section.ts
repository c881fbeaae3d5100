import * as z from 'zod';
import { FIELD_NAME, FIELD_VALUE_MAX } from '../incidents/custom-fields.js';
import { line } from './common-values.js';

/** Each is part of the incident's METADATA item, and one more question to answer in a hurry. */
const FIELDS_MAX = 5;
/** Slack's limit for a menu. */
const OPTIONS_MAX = 100;

const shared = {
  required: z.boolean().default(false).describe('whether the form requires it'),
  hint: line(150).optional().describe('shown below it in the form'),
};

const TYPE = '`text` for anything, `select` for one of `options`';

const customField = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text').describe(TYPE),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('select').describe(TYPE),
    options: z
      .array(line(FIELD_VALUE_MAX))
      .min(1)
      .max(OPTIONS_MAX)
      .describe('with `select`, the options that people can choose'),
    ...shared,
  }),
]);

export type CustomField = z.output<typeof customField>;

/** By name: `customer_impact` is shown as "Customer impact". */
export const fieldsSection = z
  .record(
    z
      .string()
      .regex(FIELD_NAME, 'must be a name such as customer_impact, in lowercase, of at most 30 characters'),
    customField,
  )
  .refine((fields) => Object.keys(fields).length <= FIELDS_MAX, `must have at most ${FIELDS_MAX} fields`)
  .default({});
