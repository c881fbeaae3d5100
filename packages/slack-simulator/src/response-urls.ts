import * as z from 'zod';
import { ApiError } from './api-error.js';
import { checkBlocks } from './block-kit/check-blocks.js';
import {
  deleteMessage,
  editMessage,
  findMessage,
  ownAuthor,
  postEphemeral,
  postMessage,
  withIds,
} from './messages.js';
import type { Block, Ephemeral, ResponseTarget } from './model.js';
import { epochMillis } from './timestamp.js';
import { getChannel, type Workspace } from './workspace.js';

const MAX_USES = 5;
const LIFE_MS = 30 * 60_000;

const answer = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  thread_ts: z.string().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
});

type Answer = z.output<typeof answer>;

/** Issues the last part of a response URL. */
export function issueResponseId(
  workspace: Workspace,
  target: Pick<ResponseTarget, 'channelId' | 'userId' | 'messageTs'>,
): string {
  const id = workspace.nextId('R');
  workspace.responseTargets.set(id, { ...target, issuedAt: workspace.now(), uses: 0 });
  return id;
}

/** Applies a body posted to a response URL. Throws `used_url`, `expired_url`, `no_text` or `invalid_blocks`. */
export function useResponseUrl(workspace: Workspace, id: string, body: unknown): void {
  const target = workspace.responseTargets.get(id);
  if (!target) throw new ApiError('used_url');
  if (epochMillis(workspace.now()) - epochMillis(target.issuedAt) > LIFE_MS)
    throw new ApiError('expired_url');
  if (target.uses >= MAX_USES) throw new ApiError('used_url');
  target.uses += 1;
  postResponse(workspace, target, body);
}

/** Posts, replaces or deletes a message, as a response URL or an acknowledgement asks. */
export function postResponse(
  workspace: Workspace,
  target: Pick<ResponseTarget, 'channelId' | 'userId' | 'messageTs'>,
  body: unknown,
): void {
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw new ApiError('invalid_payload');
  const original =
    target.messageTs === undefined ? undefined : findOriginal(workspace, target, target.messageTs);
  if (parsed.data.delete_original) original?.remove();
  else if (parsed.data.replace_original && original) original.replace(readResponse(parsed.data));
  else say(workspace, target, parsed.data);
}

function say(
  workspace: Workspace,
  { channelId, userId }: Pick<ResponseTarget, 'channelId' | 'userId'>,
  { thread_ts, response_type, ...said }: Answer,
): void {
  const channel = getChannel(workspace, channelId);
  const draft = {
    ...ownAuthor(workspace),
    ...readResponse(said),
    ...(thread_ts !== undefined && { thread_ts }),
  };
  if (response_type === 'in_channel') postMessage(workspace, channel, draft);
  else postEphemeral(workspace, channel, { ...draft, userId });
}

interface ResponseContent {
  text: string;
  blocks?: Block[];
}

function readResponse({ text, blocks }: Pick<Answer, 'text' | 'blocks'>): ResponseContent {
  if (text === undefined && blocks === undefined) throw new ApiError('no_text');
  return { text: text ?? '', ...(blocks !== undefined && { blocks: checkBlocks(blocks) }) };
}

interface Original {
  remove(): void;
  replace(said: ResponseContent): void;
}

function findOriginal(
  workspace: Workspace,
  { channelId }: Pick<ResponseTarget, 'channelId'>,
  ts: string,
): Original | undefined {
  const channel = getChannel(workspace, channelId);
  const ephemeral = workspace.ephemerals.find(({ message }) => message.ts === ts);
  if (ephemeral) return originalEphemeral(workspace, ephemeral);
  const message = findMessage(channel, ts);
  return (
    message && {
      remove: () => deleteMessage(workspace, channel, message),
      replace: ({ text, blocks = [] }) =>
        editMessage(workspace, channel, {
          message,
          patch: { text, blocks },
          editor: workspace.app.botUserId,
        }),
    }
  );
}

function originalEphemeral(workspace: Workspace, ephemeral: Ephemeral): Original {
  const { message, userId } = ephemeral;
  const channel = getChannel(workspace, ephemeral.channelId);
  return {
    remove() {
      workspace.ephemerals.splice(workspace.ephemerals.indexOf(ephemeral), 1);
      workspace.changed({ kind: 'message_deleted', channel, message, to: userId });
    },
    replace({ text, blocks = [] }) {
      Object.assign(message, { text, blocks: withIds(workspace, blocks) });
      workspace.changed({ kind: 'message_changed', channel, message, to: userId });
    },
  };
}
