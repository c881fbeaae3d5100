import * as z from 'zod';

const dollars = z.number().min(0);

/** US dollars per million tokens. */
const price = z.strictObject({
  input: dollars,
  output: dollars,
  /** Only for models with prompt caching. */
  cache_read: dollars.optional(),
  cache_write: dollars.optional(),
});

export type Price = z.output<typeof price>;

/** Keyed by a prefix of the model id, without an inference profile's region. */
export const priceTable = z.record(z.string().min(1), price);

export type PriceTable = z.output<typeof priceTable>;

/** On-demand list prices of 2025; an operator's own table overrides them. */
export const LIST_PRICES: PriceTable = {
  'anthropic.claude-sonnet-4': { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 },
  'anthropic.claude-haiku-4-5': { input: 1, output: 5, cache_read: 0.1, cache_write: 1.25 },
  'anthropic.claude-opus-4-5': { input: 5, output: 25, cache_read: 0.5, cache_write: 6.25 },
  'anthropic.claude-opus-4': { input: 15, output: 75, cache_read: 1.5, cache_write: 18.75 },
  'anthropic.claude-3-7-sonnet': { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 },
  'anthropic.claude-3-5-haiku': { input: 0.8, output: 4, cache_read: 0.08, cache_write: 1 },
  'amazon.nova-pro': { input: 0.8, output: 3.2, cache_read: 0.2, cache_write: 0.8 },
  'amazon.nova-lite': { input: 0.06, output: 0.24, cache_read: 0.015, cache_write: 0.06 },
  'amazon.nova-micro': { input: 0.035, output: 0.14, cache_read: 0.00875, cache_write: 0.035 },
};

const REGION = /^(?:arn:.*\/)?(?:(?:us|eu|apac|jp|au|ca|global|us-gov)\.)?/;

/**
 * The price of a model, by the longest prefix of its id, looking in the operator's own table first. An unknown model
 * counts as the most expensive one, so that the spending cap still holds.
 */
export function priceOf(modelId: string, own: PriceTable = {}): Price {
  return (
    longestMatch(own, modelId) ??
    longestMatch(LIST_PRICES, modelId) ??
    mostExpensive(Object.values({ ...LIST_PRICES, ...own }))
  );
}

/** Whether a model accepts cache points; those that do have a price for cache reads. */
export function cachesPrompts(modelId: string, own: PriceTable = {}): boolean {
  const known = longestMatch(own, modelId) ?? longestMatch(LIST_PRICES, modelId);
  return known?.cache_read !== undefined;
}

function longestMatch(table: PriceTable, modelId: string): Price | undefined {
  const plain = modelId.replace(REGION, '');
  const names = Object.keys(table).filter((name) => plain.startsWith(name) || modelId === name);
  const [longest] = names.sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : table[longest];
}

function mostExpensive(prices: readonly Price[]): Price {
  return {
    input: Math.max(...prices.map(({ input }) => input)),
    output: Math.max(...prices.map(({ output }) => output)),
  };
}
