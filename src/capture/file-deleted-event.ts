import * as z from 'zod';

export const FILE_DELETED = 'file_deleted';

/** It names no channel that can be relied on: Slack documents it without one. */
const fileDeletedEvent = z.object({
  type: z.literal(FILE_DELETED),
  file_id: z.string().min(1).max(100),
  event_ts: z.string().optional().catch(undefined),
});

export type FileDeletedEvent = z.output<typeof fileDeletedEvent>;

/** A refusal by the schema takes longer than the rest of capturing a message, and every event is asked. */
export function readFileDeletion(payload: unknown): FileDeletedEvent | undefined {
  if ((payload as { type?: unknown } | null)?.type !== FILE_DELETED) return undefined;
  return fileDeletedEvent.safeParse(payload).data;
}
