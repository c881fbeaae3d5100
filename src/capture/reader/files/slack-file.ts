import * as z from 'zod';

/** A field of the wrong type counts as missing, so that an invalid field never costs the whole file. */
const text = z.string().optional().catch(undefined);
/** The table doesn't accept numbers as small as a double can be, and a count is a whole number anyway. */
const count = z.int().nonnegative().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const emailAddress = z.object({ address: text, name: text, original: text });

/** A file as it appears in messages. Most files lack most fields. */
export const slackFile = z.object({
  id: text,
  name: text,
  title: text,
  mimetype: text,
  filetype: text,
  /** `slack_audio`, `slack_video` for clips that were recorded in Slack. */
  subtype: text,
  pretty_type: text,
  /** `tombstone` for a deleted file, `hidden_by_limit` for one that the workspace's plan hides. */
  mode: text,
  /** `visible`; `check_file_info` for a file of another organization; `file_not_found`, `access_denied`. */
  file_access: text,
  permalink: text,
  size: count,
  /** The external service, such as `gdrive`, if its bytes aren't in Slack. */
  external_type: text,
  external_id: text,
  external_url: text,
  url_private: text,
  is_external: flag,
  /** The first lines of a text file or snippet; the HTML of an email. */
  preview: text,
  /** The same as HTML. */
  preview_highlight: text,
  preview_is_truncated: flag,
  lines_more: count,
  preview_plain_text: text,
  /** The text of an email. */
  plain_text: text,
  subject: text,
  from: z.array(emailAddress).optional().catch(undefined),
  /** The names of an email's attachments. */
  attachments: z
    .array(z.object({ filename: text }))
    .optional()
    .catch(undefined),
  alt_txt: text,
  transcription: z
    .object({
      /** `processing`, then `complete` or `failed`; `none` for a recording that Slack doesn't transcribe. */
      status: text,
      preview: z.object({ content: text, has_more: flag }).optional().catch(undefined),
      lines: z
        .array(z.object({ contents: text }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export type SlackFile = z.output<typeof slackFile>;
