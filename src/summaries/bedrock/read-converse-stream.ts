import type {
  ContentBlock,
  ConverseCommandOutput,
  ConverseStreamOutput,
  StopReason,
  TokenUsage,
  ToolUseBlock,
} from '@aws-sdk/client-bedrock-runtime';
import { ModelError } from './model-error.js';
import { INCOMPLETE_STREAM } from './model-problems.js';

type Whole = Pick<ConverseCommandOutput, 'output' | 'stopReason' | 'usage'>;

interface OpenBlock {
  tool?: { toolUseId: string | undefined; name: string | undefined };
  json: string;
  text: string;
}

/** Assembles a streamed answer into the shape of an unstreamed one. Throws the errors the stream reports. */
export async function readStream(
  stream: AsyncIterable<ConverseStreamOutput> | Iterable<ConverseStreamOutput>,
  onToolInput: (json: string) => void,
): Promise<Whole> {
  const blocks = new Map<number, OpenBlock>();
  let stopReason: StopReason | undefined;
  let usage: TokenUsage | undefined;
  for await (const event of stream) {
    throwReported(event);
    const { contentBlockStart: start, contentBlockDelta: piece, messageStop, metadata } = event;
    if (start) openBlock(blocks, start);
    if (piece) addPiece(blocks, piece, onToolInput);
    stopReason = messageStop?.stopReason ?? stopReason;
    usage = metadata?.usage ?? usage;
  }
  // A proxy or a load balancer that closes the connection looks like the end of the answer.
  if (stopReason === undefined)
    throw Object.assign(new Error('the stream ended before its messageStop'), { name: INCOMPLETE_STREAM });
  const content = [...blocks.values()].map(closeBlock);
  return { output: { message: { role: 'assistant', content } }, stopReason, usage };
}

function openBlock(
  blocks: Map<number, OpenBlock>,
  { contentBlockIndex = 0, start }: NonNullable<ConverseStreamOutput['contentBlockStart']>,
): void {
  const { toolUse } = start ?? {};
  const tool = toolUse && { toolUseId: toolUse.toolUseId, name: toolUse.name };
  blocks.set(contentBlockIndex, { json: '', text: '', ...(tool && { tool }) });
}

function addPiece(
  blocks: Map<number, OpenBlock>,
  { contentBlockIndex = 0, delta }: NonNullable<ConverseStreamOutput['contentBlockDelta']>,
  onToolInput: (json: string) => void,
): void {
  const block = blocks.get(contentBlockIndex) ?? { json: '', text: '' };
  blocks.set(contentBlockIndex, block);
  block.text += delta?.text ?? '';
  if (delta?.toolUse?.input === undefined) return;
  block.json += delta.toolUse.input;
  onToolInput(block.json);
}

function closeBlock({ tool, json, text }: OpenBlock): ContentBlock {
  if (!tool) return { text };
  const input = parse(json) as ToolUseBlock['input'];
  return { toolUse: { ...tool, input } };
}

/** Invalid JSON stays a string, so that schema validation rejects it later. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Failures after the stream has started arrive as events. */
function throwReported(event: ConverseStreamOutput): void {
  const { internalServerException, modelStreamErrorException, validationException } = event;
  const { throttlingException, serviceUnavailableException } = event;
  const failure =
    internalServerException ??
    modelStreamErrorException ??
    validationException ??
    throttlingException ??
    serviceUnavailableException;
  if (failure) throw failure;
  if (event.$unknown) {
    throw new ModelError('unknown_event', "couldn't read its answer");
  }
}
