import { describe, expect, it } from 'vitest';
import { createBedrockSummarizer } from '../../../src/summaries/bedrock/bedrock-summarizer.js';
import { familyOf, MODEL_FAMILIES } from '../../../src/summaries/bedrock/model-families.js';
import { aTalk, HEADLINE, IMPACT, useBedrock } from './bedrock-rig.js';

const rig = useBedrock();

/** A model of each family, with its on-demand id, and how Aegis makes it submit claims. */
const MODELS: readonly [modelId: string, family: string, tool: 'tool' | 'any' | 'auto' | 'none'][] = [
  ['eu.anthropic.claude-haiku-6', 'Claude', 'tool'],
  ['eu.anthropic.claude-opus-4-9', 'Claude', 'tool'],
  ['global.anthropic.claude-fable-5-1', 'Claude Fable and Mythos', 'auto'],
  ['eu.anthropic.claude-sonnet-5', 'Claude 5', 'tool'],
  ['global.anthropic.claude-opus-5-5', 'Claude 5', 'tool'],
  ['eu.anthropic.claude-opus-4-8', 'Claude Opus 4.7 and 4.8', 'tool'],
  ['eu.anthropic.claude-opus-4-6-v1', 'Claude 4 to 4.6', 'tool'],
  [
    'arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0',
    'Claude 4 to 4.6',
    'tool',
  ],
  ['eu.anthropic.claude-3-7-sonnet-20250219-v1:0', 'Claude 3.5 Haiku and 3.7 Sonnet', 'tool'],
  ['anthropic.claude-3-haiku-20240307-v1:0', 'Claude 3', 'tool'],
  ['anthropic.claude-v2:1', 'Claude 2', 'none'],
  ['eu.amazon.nova-pro-v1:0', 'Nova', 'tool'],
  ['eu.amazon.nova-2-lite-v1:0', 'Nova 2', 'tool'],
  ['amazon.titan-text-premier-v1:0', 'Titan Text', 'none'],
  ['meta.llama3-8b-instruct-v1:0', 'Llama 3', 'none'],
  ['eu.meta.llama3-3-70b-instruct-v1:0', 'Llama 3.1 to 3.3', 'auto'],
  ['eu.meta.llama4-maverick-17b-instruct-v1:0', 'Llama 4', 'auto'],
  ['mistral.mistral-large-2402-v1:0', 'Mistral Large 1 and 2', 'any'],
  ['mistral.mistral-7b-instruct-v0:2', 'Mistral 7B and Mixtral', 'none'],
  ['mistral.mistral-large-3-675b-instruct', 'Mistral', 'auto'],
  ['cohere.command-r-plus-v1:0', 'Command R', 'auto'],
  ['cohere.command-text-v14', 'Command', 'none'],
  ['ai21.jamba-1-5-large-v1:0', 'Jamba 1.5', 'auto'],
  ['ai21.jamba-instruct-v1:0', 'Jamba Instruct and Jurassic', 'none'],
  ['eu.deepseek.r1-v1:0', 'DeepSeek R1', 'none'],
  ['deepseek.v3.2', 'DeepSeek V3', 'any'],
  ['openai.gpt-oss-120b-1:0', 'gpt-oss', 'tool'],
  ['openai.gpt-5.6-sol', 'GPT', 'tool'],
  ['qwen.qwen3-235b-a22b-2507-v1:0', 'Qwen3', 'auto'],
  ['moonshotai.kimi-k2.5', 'Kimi', 'tool'],
  ['zai.glm-5', 'GLM', 'tool'],
  ['xai.grok-4.6', 'Grok', 'tool'],
  ['google.gemma-3-27b-it', 'Gemma', 'auto'],
  ['minimax.minimax-m2.5', 'MiniMax', 'auto'],
  ['nvidia.nemotron-super-3-120b', 'Nemotron', 'auto'],
  ['eu.writer.palmyra-x5-v1:0', 'Palmyra', 'auto'],
];

describe('each model family', () => {
  it('has an example here', () => {
    expect([...new Set(MODELS.map(([, family]) => family))].sort()).toEqual(
      MODEL_FAMILIES.map(({ name }) => name).sort(),
    );
  });

  it.each(MODELS)('accepts the first request: %s', async (modelId, family, tool) => {
    const claims = [HEADLINE, IMPACT];
    rig.bedrock.reply(tool === 'none' ? { text: JSON.stringify({ claims }) } : { claims });
    const { client, logger } = rig;

    const draft = await createBedrockSummarizer({ client, modelId, logger }).summarize(aTalk().input());

    const [request, ...more] = rig.bedrock.requests;
    const { toolConfig } = request?.body ?? {};
    expect(familyOf(modelId).name).toBe(family);
    expect(draft.claims).toHaveLength(2);
    expect(more).toEqual([]);
    expect(Object.keys(toolConfig?.toolChoice ?? { [toolConfig ? 'auto' : 'none']: {} })).toEqual([tool]);
    expect(rig.logger.lines).toEqual([]);
  });

  it.each(MODELS)('streams only if it can use a tool at the same time: %s', async (modelId, _, tool) => {
    const claims = [HEADLINE, IMPACT];
    rig.bedrock.reply(tool === 'none' ? { text: JSON.stringify({ claims }) } : { claims });
    const { client, logger } = rig;
    const onClaims = () => undefined;

    await createBedrockSummarizer({ client, modelId, logger }).summarize({ ...aTalk().input(), onClaims });

    const streams = familyOf(modelId).streamsTools;
    expect(rig.bedrock.requests.map(({ operation }) => operation)).toEqual([
      streams ? 'converse-stream' : 'converse',
    ]);
  });
});
