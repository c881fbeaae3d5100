import * as z from 'zod';
import { isVersionOf, readModelId } from './bedrock/model-id.js';

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

/** By prefix of a model id without the geography of an inference profile, or by whole ARN. */
export const priceTable = z.record(z.string().min(1), price);

export type PriceTable = z.output<typeof priceTable>;

interface ListPrice extends Price {
  /** The surcharge factor of a profile that stays in one geography, compared to `global` or a single region. */
  geographic?: number;
}

const anthropic = (input: number, output: number, cache_read = input / 10): ListPrice => ({
  input,
  output,
  cache_read,
  cache_write: input * 1.25,
});
const atGeography = (list: ListPrice): ListPrice => ({ ...list, geographic: 1.1 });

/**
 * On-demand list prices of September 2026, each for one model and its dated versions; an operator's own table overrides
 * them. Source: aws.amazon.com/bedrock/pricing, as mirrored in model_prices_and_context_window.json of BerriAI/litellm.
 */
export const LIST_PRICES: Readonly<Record<string, ListPrice>> = {
  'anthropic.claude-fable-5': atGeography(anthropic(10, 50)),
  'anthropic.claude-fable-5-1': atGeography(anthropic(10, 50, 0.25)),
  'anthropic.claude-opus-5-5': atGeography(anthropic(4, 20, 0.2)),
  'anthropic.claude-opus-5': atGeography(anthropic(5, 25)),
  'anthropic.claude-opus-4-8': atGeography(anthropic(5, 25)),
  'anthropic.claude-opus-4-7': atGeography(anthropic(5, 25)),
  'anthropic.claude-opus-4-6': atGeography(anthropic(5, 25)),
  'anthropic.claude-opus-4-5': atGeography(anthropic(5, 25)),
  'anthropic.claude-opus-4-1': anthropic(15, 75),
  'anthropic.claude-opus-4': anthropic(15, 75),
  'anthropic.claude-sonnet-5': atGeography(anthropic(2, 10)),
  'anthropic.claude-sonnet-4-6': atGeography(anthropic(3, 15)),
  'anthropic.claude-sonnet-4-5': atGeography(anthropic(3, 15)),
  'anthropic.claude-sonnet-4': anthropic(3, 15),
  'anthropic.claude-haiku-4-5': atGeography(anthropic(1, 5)),
  'anthropic.claude-3-7-sonnet': anthropic(3, 15),
  'anthropic.claude-3-5-haiku': anthropic(0.8, 4),
  'amazon.nova-2-lite': atGeography({ input: 0.3, output: 2.5, cache_read: 0.075 }),
  'amazon.nova-premier': { input: 2.5, output: 12.5, cache_read: 0.625, cache_write: 2.5 },
  'amazon.nova-pro': { input: 0.8, output: 3.2, cache_read: 0.2, cache_write: 0.8 },
  'amazon.nova-lite': { input: 0.06, output: 0.24, cache_read: 0.015, cache_write: 0.06 },
  'amazon.nova-micro': { input: 0.035, output: 0.14, cache_read: 0.00875, cache_write: 0.035 },
  'meta.llama4-maverick': { input: 0.24, output: 0.97 },
  'meta.llama4-scout': { input: 0.17, output: 0.66 },
  'meta.llama3-3-70b': { input: 0.72, output: 0.72 },
  'mistral.mistral-large-3': { input: 0.5, output: 1.5 },
  'mistral.pixtral-large': { input: 2, output: 6 },
  'deepseek.r1': { input: 1.35, output: 5.4 },
  'deepseek.v3.2': { input: 0.62, output: 1.85 },
  'deepseek.v3': { input: 0.58, output: 1.68 },
  'openai.gpt-oss-120b': { input: 0.15, output: 0.6 },
  'openai.gpt-oss-20b': { input: 0.07, output: 0.3 },
  'qwen.qwen3-235b-a22b-2507': { input: 0.22, output: 0.88 },
  'qwen.qwen3-32b': { input: 0.15, output: 0.6 },
  'moonshotai.kimi-k2.5': { input: 0.6, output: 3 },
  'zai.glm-4.7': { input: 0.6, output: 2.2 },
  'ai21.jamba-1-5-large': { input: 2, output: 8 },
  'ai21.jamba-1-5-mini': { input: 0.2, output: 0.4 },
};

/**
 * The price of a model, from the operator's own table if it has one. An unknown model counts as the most expensive one,
 * so that the spending cap still holds.
 */
export function priceOf(modelId: string, own: PriceTable = {}): Price {
  return ownPriceOf(modelId, own) ?? listPriceOf(modelId) ?? mostExpensive(Object.values(own));
}

export function isPriceKnown(modelId: string, own: PriceTable = {}): boolean {
  return (ownPriceOf(modelId, own) ?? listPriceOf(modelId)) !== undefined;
}

/** The operator's own price, by the longest matching prefix of the model's id. */
export function ownPriceOf(modelId: string, own: PriceTable): Price | undefined {
  const { model } = readModelId(modelId);
  return own[longest(Object.keys(own).filter((name) => model.startsWith(name) || modelId === name))];
}

function listPriceOf(modelId: string): Price | undefined {
  const { model, geography } = readModelId(modelId);
  const list = LIST_PRICES[longest(Object.keys(LIST_PRICES).filter((name) => isVersionOf(model, name)))];
  if (!list) return undefined;
  const { geographic = 1, ...base } = list;
  return geography === undefined || geography === 'global' ? base : times(base, geographic);
}

function times({ input, output, cache_read, cache_write }: Price, factor: number): Price {
  const raise = (amount: number) => Number((amount * factor).toFixed(6));
  return {
    input: raise(input),
    output: raise(output),
    ...(cache_read !== undefined && { cache_read: raise(cache_read) }),
    ...(cache_write !== undefined && { cache_write: raise(cache_write) }),
  };
}

function longest(names: readonly string[]): string {
  return names.reduce((best, name) => (name.length > best.length ? name : best), '');
}

function mostExpensive(own: readonly Price[]): Price {
  const prices: Price[] = [...Object.values(LIST_PRICES), ...own];
  return {
    input: Math.max(...prices.map(({ input }) => input)),
    output: Math.max(...prices.map(({ output }) => output)),
  };
}
