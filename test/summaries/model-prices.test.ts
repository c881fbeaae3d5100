import { describe, expect, it } from 'vitest';
import { LIST_PRICES, priceOf } from '../../src/summaries/model-prices.js';
import { addModelUsage, newModelUsage, toCostFields } from '../../src/summaries/model-usage.js';

describe('the price of a model', () => {
  it.each([
    ['anthropic.claude-opus-4-20250514-v1:0', 15],
    ['anthropic.claude-opus-4-1-20250805-v1:0', 15],
    ['anthropic.claude-opus-4-5-20251101-v1:0', 5],
    ['global.anthropic.claude-opus-4-6-v1', 5],
    ['global.anthropic.claude-opus-4-8', 5],
    ['anthropic.claude-opus-5', 5],
    ['anthropic.claude-opus-5-5', 4],
    ['meta.llama4-maverick-17b-instruct-v1:0', 0.24],
    ['deepseek.v3.2', 0.62],
    ['arn:aws:bedrock:eu-west-1:1:inference-profile/eu.amazon.nova-pro-v1:0', 0.8],
    ['arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-lite-v1:0', 0.06],
  ])('is found for %s by its id', (modelId, input) => {
    expect(priceOf(modelId).input).toBe(input);
  });

  it.each([
    ['eu.anthropic.claude-sonnet-4-5-20250929-v1:0', { input: 3.3, output: 16.5, cache_read: 0.33 }],
    ['global.anthropic.claude-sonnet-4-5-20250929-v1:0', { input: 3, output: 15, cache_read: 0.3 }],
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', { input: 3, output: 15, cache_read: 0.3 }],
  ])('is higher for newer models that stay in one geography: %s', (modelId, price) => {
    expect(priceOf(modelId)).toMatchObject(price);
  });

  it("comes from the operator's table first", () => {
    const own = { 'anthropic.claude-sonnet-4-5': { input: 2, output: 9 } };

    expect(priceOf('eu.anthropic.claude-sonnet-4-5-20250929-v1:0', own)).toEqual({ input: 2, output: 9 });
  });

  it.each([
    'unknown.model',
    'anthropic.claude-opus-4-9',
    'anthropic.claude-opus-6',
    'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abcdefghij12',
  ])('is that of the most expensive model for the unknown %s', (modelId) => {
    const mostExpensive = Math.max(...Object.values(LIST_PRICES).map(({ output }) => output));

    expect(priceOf(modelId).output).toBe(mostExpensive);
  });

  it("comes from the operator's table for the ARN of an application profile", () => {
    const arn = 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abcdefghij12';

    expect(priceOf(arn, { [arn]: { input: 1, output: 5 } })).toEqual({ input: 1, output: 5 });
  });
});

it('is lower for cached tokens', () => {
  const usage = newModelUsage();
  const reported = {
    inputTokens: 1000,
    outputTokens: 100,
    cacheReadInputTokens: 2000,
    cacheWriteInputTokens: 500,
  };

  addModelUsage(usage, reported, priceOf('anthropic.claude-sonnet-4-5'));

  expect(toCostFields(usage)).toMatchObject({
    cache_read_tokens: 2000,
    cost_usd: (1000 * 3 + 100 * 15 + 2000 * 0.3 + 500 * 3.75) / 1_000_000,
  });
});
