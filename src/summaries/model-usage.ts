import type { ModelUsage, SummaryDraft } from '../ports/summarizer.js';
import type { Price } from './model-prices.js';

/** Token counts as Bedrock reports them. */
interface ReportedTokens {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  cacheReadInputTokens?: number | undefined;
  cacheWriteInputTokens?: number | undefined;
}

export function newModelUsage(): ModelUsage {
  return {
    calls: 0,
    input_tokens: 0,
    output_tokens: 0,
    cache_read_tokens: 0,
    cache_write_tokens: 0,
    cost: 0,
  };
}

export function addModelUsage(usage: ModelUsage, reported: ReportedTokens = {}, price: Price): void {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = reported;
  const { input, output, cache_read = input, cache_write = input } = price;
  const millionths =
    inputTokens * input +
    outputTokens * output +
    cacheReadInputTokens * cache_read +
    cacheWriteInputTokens * cache_write;
  usage.calls += 1;
  usage.input_tokens += inputTokens;
  usage.output_tokens += outputTokens;
  usage.cache_read_tokens += cacheReadInputTokens;
  usage.cache_write_tokens += cacheWriteInputTokens;
  usage.cost += millionths / 1_000_000;
}

/** Characters of JSON that make a token, in most languages. */
const TOKEN_LENGTH = 3.5;

/** What a call is likely to have cost that ended before the model reported its tokens. */
export function estimateTokens({ asked, answer }: { asked: string; answer: string }): ReportedTokens {
  return {
    inputTokens: Math.ceil(asked.length / TOKEN_LENGTH),
    outputTokens: Math.ceil(answer.length / TOKEN_LENGTH),
  };
}

type CostFields = Pick<
  SummaryDraft,
  'input_tokens' | 'output_tokens' | 'cache_read_tokens' | 'cache_write_tokens' | 'cost_usd'
>;

/** The fields stored with a summary. None if no model was called. */
export function toCostFields({
  calls,
  cost,
  cache_read_tokens,
  cache_write_tokens,
  ...tokens
}: ModelUsage): CostFields {
  if (calls === 0) return {};
  return {
    ...tokens,
    ...(cache_read_tokens > 0 && { cache_read_tokens }),
    ...(cache_write_tokens > 0 && { cache_write_tokens }),
    cost_usd: Number(cost.toFixed(6)),
  };
}
