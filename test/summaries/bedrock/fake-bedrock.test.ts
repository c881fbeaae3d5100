import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { describe, expect, it } from 'vitest';
import { IMPACT, MODEL, useBedrock } from './bedrock-rig.js';

const rig = useBedrock();

describe('the fake Bedrock', () => {
  const aRequest = { modelId: MODEL, messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }] };
  const signal = new AbortController().signal;

  it.each([
    ['no message', { ...aRequest, messages: [] }],
    ['a blank text', { ...aRequest, messages: [{ role: 'user' as const, content: [{ text: ' ' }] }] }],
    [
      'an answer first',
      { ...aRequest, messages: [{ role: 'assistant' as const, content: [{ text: 'Hi' }] }] },
    ],
    ['a temperature of 2', { ...aRequest, inferenceConfig: { temperature: 2 } }],
  ])('refuses %s like Bedrock', async (_, request) => {
    rig.bedrock.reply({ text: 'Hello' });

    await expect(rig.client.converse(request, { signal })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(rig.bedrock.requests).toEqual([]);
  });

  it.each([
    ['text', { text: 'Checkout is back — since 14:20.' }, 'Checkout is back — since 14:20.', 'end_turn'],
    ['a tool use', { claims: [IMPACT] }, JSON.stringify({ claims: [IMPACT] }), 'tool_use'],
  ] as const)('streams %s in a form that the SDK reads', async (_, reply, whole, stopReason) => {
    rig.bedrock.reply(reply);
    const streaming = new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler() });

    const { stream = [] } = await streaming.send(new ConverseStreamCommand(aRequest));
    const events: ConverseStreamOutput[] = [];
    for await (const event of stream) events.push(event);
    streaming.destroy();

    const deltas = events.flatMap(({ contentBlockDelta }) => contentBlockDelta?.delta ?? []);
    expect(deltas.map(({ text, toolUse }) => text ?? toolUse?.input ?? '').join('')).toBe(whole);
    expect(events.find(({ messageStop }) => messageStop)?.messageStop?.stopReason).toBe(stopReason);
    expect(events.at(-1)?.metadata?.usage?.inputTokens).toBe(1200);
  });
});
