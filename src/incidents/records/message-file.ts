import * as z from 'zod';

/** A file that was shared with a message, as kept by the record. Its bytes stay in Slack. */
export const messageFileSchema = z.object({
  /** Slack's id, by which the deletion of a file finds it. Missing on stubs without one. */
  id: z.string().optional(),
  /** The name that people see: the title, else the file name, else the kind of file. */
  name: z.string(),
  /** `image/png`, or Slack's own word for kinds without a MIME type: `canvas`, `huddle_transcript`. */
  mimetype: z.string().optional(),
  /** Bytes. */
  size: z.number().optional(),
  permalink: z.string().optional(),
  /**
   * Text that can be read without opening it: an email, a snippet's first lines, a voice clip's transcript.
   */
  text: z.string().optional(),
  /** Reference to the whole text if `text` is only its beginning. */
  content_ref: z.string().optional(),
  /**
   * Slack only shows that there is a file: a plan hides it, it belongs to another
   * organization, or Aegis may not see it.
   */
  is_hidden: z.literal(true).optional().catch(undefined),
  /** A clip that Slack hasn't transcribed yet; the transcript becomes its `text`. */
  awaits_transcript: z.literal(true).optional().catch(undefined),
});

export type MessageFile = z.output<typeof messageFileSchema>;

/** What the record keeps of a file that was deleted on its own; the message's text may stay. */
export function deletedFile(id: string | undefined): MessageFile {
  return { id, name: 'a deleted file' };
}

/**
 * Fills in details that a delivery lacks about its files: if Slack now hides one, it keeps its name, and if
 * it was sent before a clip's transcript existed, the transcript.
 */
export function withKnownFiles(
  files: readonly MessageFile[] | undefined,
  known: readonly MessageFile[] = [],
): MessageFile[] | undefined {
  return files?.map((file) => {
    const before = file.id === undefined ? undefined : known.find(({ id }) => id === file.id);
    return before && saysLess(file) && !saysLess(before) ? withKnown(file, before) : file;
  });
}

function saysLess({ is_hidden, awaits_transcript }: MessageFile): boolean {
  return is_hidden === true || awaits_transcript === true;
}

function withKnown({ awaits_transcript: _, ...file }: MessageFile, before: MessageFile): MessageFile {
  if (file.is_hidden) return before;
  return { ...file, text: before.text, content_ref: before.content_ref };
}
