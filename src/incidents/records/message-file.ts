import * as z from 'zod';

/** A file that was shared with a message, as far as the record keeps it. Its bytes stay in Slack. */
export const messageFileSchema = z.object({
  /** Slack's id, by which a deletion of the file alone finds it. Missing on stubs that name none. */
  id: z.string().optional(),
  /** As people see it: the title, else the file name, else what kind of file it is. */
  name: z.string(),
  /** `image/png`, or Slack's own word for kinds without a MIME type: `canvas`, `huddle_transcript`. */
  mimetype: z.string().optional(),
  /** Bytes. */
  size: z.number().optional(),
  permalink: z.string().optional(),
  /** What can be read in it without opening it: an email, a snippet's first lines, a voice clip's transcript. */
  text: z.string().optional(),
  /** Where the whole text is when `text` is only its beginning. */
  content_ref: z.string().optional(),
  /** Slack only says that there is a file: a plan hides it, it's another organization's, or Aegis may not see it. */
  is_hidden: z.literal(true).optional().catch(undefined),
  /** A clip that Slack hasn't transcribed yet; the transcript becomes its `text`. */
  awaits_transcript: z.literal(true).optional().catch(undefined),
});

export type MessageFile = z.output<typeof messageFileSchema>;

/** What the record keeps of a file that was deleted on its own; the message next to it may stay. */
export function deletedFile(id: string | undefined): MessageFile {
  return { id, name: 'a deleted file' };
}

/**
 * The files with what's known of those of which a delivery says less: Slack hides them by now, so they keep their names,
 * or it was sent before a clip had its transcript.
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
