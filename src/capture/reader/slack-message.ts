import * as z from 'zod';
import { type SlackFile, slackFile } from './files/slack-file.js';
import { optionalId, optionalShortText } from './slack-fields.js';

/** A field of the wrong type counts as missing, so that an invalid field never costs the whole message. */
const text = z.string().optional().catch(undefined);
const seconds = z.int().nonnegative().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const parts = z.array(z.unknown()).optional().catch(undefined);
const ids = z.array(z.string()).optional().catch(undefined);

/** A huddle or call; when it ends, Slack sends the message again as an edit. */
const room = z.object({
  name: optionalShortText,
  created_by: optionalId,
  /** Seconds since 1970; 0 while it goes on. */
  date_start: seconds,
  date_end: seconds,
  has_ended: flag,
  /** Everyone who has ever been in it. */
  participant_history: ids,
  /** Who is in it now. */
  participants: ids,
  huddle_link: text,
});

/** The part of a Slack message that Aegis reads. */
export const slackMessage = z.object({
  ts: z.string(),
  user: optionalId,
  text: text,
  subtype: text,
  /** Whether Slack hides it from everyone. */
  hidden: flag,
  thread_ts: optionalId,
  bot_id: optionalId,
  username: optionalShortText,
  bot_profile: z.object({ name: optionalShortText, is_workflow_bot: flag }).optional().catch(undefined),
  blocks: parts,
  attachments: parts,
  files: z
    .array(slackFile.catch({} as SlackFile))
    .optional()
    .catch(undefined),
  /** The only file, in old exports. */
  file: slackFile.optional().catch(undefined),
  /** A comment below a file, in old exports, whose message names no author. */
  comment: z.object({ user: optionalId, comment: text }).optional().catch(undefined),
  /** Only one person sees it. */
  is_ephemeral: flag,
  topic: optionalShortText,
  purpose: optionalShortText,
  name: optionalShortText,
  /** The person who invited the one who joined. */
  inviter: optionalId,
  room: room.optional().catch(undefined),
});

export type SlackMessage = z.output<typeof slackMessage>;
