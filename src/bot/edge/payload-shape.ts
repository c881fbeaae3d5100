import * as z from 'zod';

const word = z.string().min(1);
const record = z.looseObject({});
const wordOrRecord = z.union([z.string(), record]).optional();

/** Slack says null or nothing where there is nothing; Bolt understands only the latter. */
const present = z
  .looseObject({})
  .transform((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));

/** An event, with what Bolt looks into before it asks what event it is. */
const event = present.pipe(
  z.looseObject({
    type: z.string(),
    channel: wordOrRecord,
    user: wordOrRecord,
    item: record.optional(),
    subteam: record.optional(),
  }),
);

const actor = {
  user: z.looseObject({ id: word }),
  response_urls: z.array(z.looseObject({ response_url: z.string() })).optional(),
};

const view = z.looseObject({
  id: word,
  callback_id: z.string(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});

/** Every kind of payload that Aegis listens to, with all that Bolt and the listeners rely on. */
const payload = present.pipe(
  z.union([
    z.looseObject({ event, authorizations: z.array(record).optional() }),
    z.looseObject({ command: word, user_id: word, trigger_id: word, text: z.string().optional() }),
    z.looseObject({ ...actor, actions: z.array(z.looseObject({ action_id: z.string() })).min(1) }),
    z.looseObject({ ...actor, type: z.enum(['view_submission', 'view_closed']), view }),
    z.looseObject({ ...actor, type: z.enum(['shortcut', 'message_action']), callback_id: z.string() }),
  ]),
);

export type Payload = z.output<typeof payload>;

/** A payload that is whole; undefined for kinds that nobody listens to, and where a part is missing or wrong. */
export function readPayload(body: unknown): Payload | undefined {
  return payload.safeParse(body).data;
}
