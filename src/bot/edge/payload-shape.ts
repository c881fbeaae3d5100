import * as z from 'zod';

const nonEmpty = z.string().min(1);
const record = z.looseObject({});
const idOrRecord = z.union([z.string(), record]).optional();

/** Slack sends null for some missing fields, which Bolt doesn't expect. */
const present = z
  .looseObject({})
  .transform((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));

/** An event, with the fields that Bolt reads before it looks at the type. */
const event = present.pipe(
  z.looseObject({
    type: z.string(),
    channel: idOrRecord,
    user: idOrRecord,
    item: record.optional(),
    subteam: record.optional(),
  }),
);

const actor = {
  user: z.looseObject({ id: nonEmpty }),
  response_urls: z.array(z.looseObject({ response_url: z.string() })).optional(),
};

const view = z.looseObject({
  id: nonEmpty,
  callback_id: z.string(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});

/** Every kind of payload that Aegis listens to, with the fields that Bolt and the listeners rely on. */
const PAYLOADS = {
  event: z.looseObject({ event, authorizations: z.array(record).optional() }),
  command: z.looseObject({
    command: nonEmpty,
    user_id: nonEmpty,
    trigger_id: nonEmpty,
    text: z.string().optional(),
  }),
  actions: z.looseObject({ ...actor, actions: z.array(z.looseObject({ action_id: z.string() })).min(1) }),
  view: z.looseObject({ ...actor, type: z.enum(['view_submission', 'view_closed']), view }),
  callback_id: z.looseObject({
    ...actor,
    type: z.enum(['shortcut', 'message_action']),
    callback_id: z.string(),
  }),
};
/** The field that identifies each kind; a click in a form has a view, too. */
const FIELDS = Object.keys(PAYLOADS) as (keyof typeof PAYLOADS)[];

export type Payload = z.output<(typeof PAYLOADS)[keyof typeof PAYLOADS]>;

/** The payload if it's of a kind that Aegis listens to and complete; undefined otherwise. */
export function readPayload(body: unknown): Payload | undefined {
  const fields = present.safeParse(body).data ?? {};
  const field = FIELDS.find((one) => fields[one] !== undefined);
  return field && PAYLOADS[field].safeParse(fields).data;
}

const rateLimit = z.object({ type: z.literal('app_rate_limited') });

/** Whether it's what Slack sends instead of a minute's events, once there are too many of them in an hour. */
export function isRateLimit(body: unknown): boolean {
  return rateLimit.safeParse(body).success;
}
