import * as z from 'zod';
import { priceTable } from '../../summaries/model-prices.js';
import { parseJsonOrText } from './parse-setting.js';
import type { LambdaFunction, Setting } from './setting.js';

const functions: readonly LambdaFunction[] = ['worker'];

export const SUMMARY_SETTINGS = {
  AEGIS_MODEL_ID: {
    schema: z.string().optional(),
    about: 'a model or inference profile on Amazon Bedrock',
    fallback: 'none: summaries are extractive',
    functions,
  },
  AEGIS_MODEL_MAX_TOKENS: {
    schema: z.coerce.number("isn't a number").int().min(256).max(64_000).default(4_096),
    about: 'the most tokens that the model may return in one response',
    fallback: '`4096`',
    functions,
  },
  AEGIS_MODEL_TIMEOUT: {
    schema: z.coerce
      .number("isn't a number of seconds")
      .min(1, 'must be at least 1 second')
      .max(28, 'must be at most 28 seconds: a summary or its digest has to be posted within 30')
      .default(25),
    about:
      'seconds allowed for all model calls of one summary, at most 28; after that Aegis falls back to the digest',
    fallback: '`25`',
    functions,
  },
  AEGIS_MODEL_PRICES: {
    schema: z.string().transform(parseJsonOrText).pipe(priceTable).optional(),
    about:
      'JSON: US dollars per million tokens, by the start of a model id: `{"anthropic.claude-x": {"input": 3, "output": 15, "cache_read": 0.3, "cache_write": 3.75}}`',
    fallback: 'list prices, see [summaries](summaries.md)',
    functions,
  },
  AEGIS_MODEL_JUDGE: {
    schema: z.enum(['on', 'off'], 'must be on or off').default('on'),
    about:
      'whether a second, short model call judges if each claim is supported by the lines it cites; unsupported claims are left out',
    fallback: '`on`',
    functions,
  },
  AEGIS_SUMMARY_BUDGET_USD: {
    schema: z.coerce.number("isn't an amount in US dollars").min(0).default(5),
    about:
      "the most that one incident's summaries may cost, in US dollars; after that Aegis posts the digest",
    fallback: '`5`',
    functions,
  },
  AEGIS_GUARDRAIL_ID: {
    schema: z.string().optional(),
    about: 'a Bedrock guardrail for every model call',
    fallback: 'none',
    functions,
  },
  AEGIS_GUARDRAIL_VERSION: {
    schema: z
      .string()
      .regex(/^(?:\d{1,8}|DRAFT)$/, 'must be a number or DRAFT')
      .default('DRAFT'),
    about: 'its version, a number or `DRAFT`',
    fallback: '`DRAFT`',
    functions,
  },
} satisfies Record<string, Setting>;
