import { describe, expect, it } from 'vitest';
import { cachesPrompts, LIST_PRICES, priceOf } from '../../src/summaries/model-prices.js';
import { addModelUsage, newModelUsage, toCostFields } from '../../src/summaries/model-usage.js';

describe('the price of a model', () => {
  it.each([
    ['eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 3],
    ['anthropic.claude-opus-4-5-20251101-v1:0', 5],
    ['anthropic.claude-opus-4-1-20250805-v1:0', 15],
    ['global.amazon.nova-lite-v1:0', 0.06],
    ['arn:aws:bedrock:eu-west-1:1:inference-profile/eu.amazon.nova-pro-v1:0', 0.8],
  ])('is found for %s by the prefix of its id', (modelId, input) => {
    expect(priceOf(modelId).input).toBe(input);
  });

  it("comes from the operator's table first", () => {
    const own = { 'anthropic.claude-sonnet-4-5': { input: 2, output: 9 } };

    expect(priceOf('eu.anthropic.claude-sonnet-4-5-20250929-v1:0', own)).toEqual({ input: 2, output: 9 });
    expect(cachesPrompts('eu.anthropic.claude-sonnet-4-5-20250929-v1:0', own)).toBe(false);
  });

  it('is that of the most expensive model when the id is unknown', () => {
    const mostExpensive = Math.max(...Object.values(LIST_PRICES).map(({ output }) => output));

    expect(priceOf('unknown.model').output).toBe(mostExpensive);
    expect(cachesPrompts('unknown.model')).toBe(false);
  });
});

it('charges less for cached tokens', () => {
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
