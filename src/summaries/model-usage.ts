import type { Price } from './model-prices.js';
import type { SummaryDraft } from './summarizer.js';

/** What was asked of a model for one summary, all calls together, in the model's own count. */
export interface Usage {
  calls: number;
  input_tokens: number;
  output_tokens: number;
  cache_read_tokens: number;
  cache_write_tokens: number;
  /** US dollars. */
  cost: number;
}

/** As a model reports them. */
interface Reported {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  cacheReadInputTokens?: number | undefined;
  cacheWriteInputTokens?: number | undefined;
}

export function newUsage(): Usage {
  return {
    calls: 0,
    input_tokens: 0,
    output_tokens: 0,
    cache_read_tokens: 0,
    cache_write_tokens: 0,
    cost: 0,
  };
}

export function addUsage(usage: Usage, reported: Reported = {}, price: Price): void {
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

type Costs = Pick<
  SummaryDraft,
  'input_tokens' | 'output_tokens' | 'cache_read_tokens' | 'cache_write_tokens' | 'cost_usd'
>;

/** As a summary stores it; nothing where no model was asked. */
export function costs({ calls, cost, cache_read_tokens, cache_write_tokens, ...tokens }: Usage): Costs {
  if (calls === 0) return {};
  return {
    ...tokens,
    ...(cache_read_tokens > 0 && { cache_read_tokens }),
    ...(cache_write_tokens > 0 && { cache_write_tokens }),
    cost_usd: Number(cost.toFixed(6)),
  };
}
