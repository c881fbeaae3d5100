import * as z from 'zod';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { expiry, FILE_DELETION_DAYS, LOOKUP_DAYS } from '../table/retention.js';

export const fileUseEntity = defineEntity({
  schema: z.object({
    file_id: z.string(),
    incident_id: z.string(),
    /** The timestamp of the message that has the file. */
    timestamp: z.string(),
    expires_at: z.number().optional(),
  }),
  keys: keysOf.fileUse,
  expiresAt: ({ timestamp }) => expiry(timestamp, LOOKUP_DAYS),
});

export const fileDeletionEntity = defineEntity({
  schema: z.object({ file_id: z.string(), deleted_at: z.string(), expires_at: z.number().optional() }),
  keys: keysOf.fileDeletion,
  expiresAt: ({ deleted_at }) => expiry(deleted_at, FILE_DELETION_DAYS),
});

export const fileChangeEntity = defineEntity({
  schema: z.object({ file_id: z.string(), changed_at: z.string(), expires_at: z.number().optional() }),
  keys: keysOf.fileChange,
  expiresAt: ({ changed_at }) => expiry(changed_at, FILE_DELETION_DAYS),
});

export const messageCopyEntity = defineEntity({
  schema: z.object({
    channel_id: z.string(),
    incident_id: z.string(),
    timestamp: z.string(),
    expires_at: z.number().optional(),
  }),
  keys: keysOf.messageCopy,
  expiresAt: ({ timestamp }) => expiry(timestamp, LOOKUP_DAYS),
});
