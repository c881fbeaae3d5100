import * as z from 'zod';

/** A field of the wrong type counts as missing, so one odd field never costs the whole message. */
const text = z.string().optional().catch(undefined);
const parts = z.array(z.unknown()).optional().catch(undefined);

const file = z.object({
  id: text,
  name: text,
  title: text,
  mimetype: text,
  permalink: text,
  /** The first lines of a text file or snippet. */
  preview: text,
  size: z.number().optional().catch(undefined),
});

export type SlackFile = z.output<typeof file>;

/** The part of a Slack message that Aegis reads. */
export const slackMessage = z.object({
  ts: z.string(),
  user: text,
  text: text,
  subtype: text,
  thread_ts: text,
  bot_id: text,
  username: text,
  bot_profile: z.object({ name: text }).optional().catch(undefined),
  blocks: parts,
  attachments: parts,
  files: z
    .array(file.catch({} as SlackFile))
    .optional()
    .catch(undefined),
  topic: text,
  purpose: text,
  name: text,
});

export type SlackMessage = z.output<typeof slackMessage>;
