import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { checkPostedBlocks } from '../block-kit/check-blocks.js';
import type { Block, Fields, Message } from '../model.js';
import { json } from './method.js';

/** Slack documents no limit for metadata; a low one keeps apps from relying on more. */
const MAX_METADATA_JSON = 8_000;
const MAX_ATTACHMENTS = 100;

/** The arguments that make up a message. */
export const contentArgs = {
  text: z.string().optional(),
  markdown_text: z.string().max(12_000).optional(),
  blocks: json('invalid_blocks_format'),
  attachments: json('invalid_attachments'),
  metadata: json('invalid_metadata_format'),
};

interface ContentArgs {
  text?: string | undefined;
  markdown_text?: string | undefined;
  blocks?: unknown;
  attachments?: unknown;
}

/** What a message says, checked as Slack checks it; `maxText` differs between the methods. */
export function readContent(
  args: ContentArgs,
  { maxText }: { maxText: number },
): { text: string; blocks?: Block[]; attachments?: Fields[] } {
  const { text, markdown_text, blocks, attachments } = args;
  if (markdown_text !== undefined) return readMarkdown(markdown_text, args);
  const isEmpty = !text && isNothing(blocks) && isNothing(attachments);
  if (isEmpty) throw new ApiError('no_text');
  if (text && text.length > maxText) throw new ApiError('msg_too_long');
  return {
    text: text ?? '',
    ...(blocks !== undefined && { blocks: checkPostedBlocks(blocks) }),
    ...(attachments !== undefined && { attachments: readAttachments(attachments) }),
  };
}

const metadataShape = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});

/** Data that goes along with a message unseen. */
export function readMetadata(metadata: unknown): Pick<Message, 'metadata'> {
  if (metadata === undefined) return {};
  const parsed = metadataShape.safeParse(metadata);
  if (!parsed.success) throw new ApiError('invalid_metadata_format');
  if (JSON.stringify(metadata).length > MAX_METADATA_JSON) throw new ApiError('metadata_too_large');
  return { metadata: parsed.data };
}

function readMarkdown(markdown: string, { text, blocks }: ContentArgs) {
  if (text !== undefined || blocks !== undefined) throw new ApiError('markdown_text_conflict');
  return { text: markdown, blocks: [{ type: 'markdown', text: markdown }] };
}

function readAttachments(attachments: unknown): Fields[] {
  const parsed = z.array(z.record(z.string(), z.unknown())).safeParse(attachments);
  if (!parsed.success) throw new ApiError('invalid_attachments');
  if (parsed.data.length > MAX_ATTACHMENTS) throw new ApiError('too_many_attachments');
  return parsed.data;
}

function isNothing(list: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.length === 0);
}
