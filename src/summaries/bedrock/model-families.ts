import { readModelId } from './model-id.js';

type CachePlace = 'system' | 'messages' | 'tools';

/** What a model accepts in a Converse request. */
export interface ModelTraits {
  /**
   * `named`: it can be forced to use a certain tool. `any`: forced to use some tool. `auto`: it decides. `none`: it has
   * no tools.
   */
  tool: 'named' | 'any' | 'auto' | 'none';
  /** Whether it streams while it uses a tool. */
  streamsTools: boolean;
  /** Whether it accepts `temperature`. Aegis never sends `top_p`, which some accept only instead of it. */
  temperature: boolean;
  /** Where it accepts cache points. */
  cachePoints: readonly CachePlace[];
  /** Sent as additionalModelRequestFields. */
  extraFields?: Readonly<Record<string, ExtraField>> | undefined;
  /** Whether it thinks before it answers. Its thoughts count toward the maximum tokens it may return. */
  thinks?: boolean;
  /** The maximum tokens that a request may ask for. */
  maxTokens?: number;
}

type ExtraField = string | { readonly [name: string]: string | number };

interface ModelFamily extends ModelTraits {
  name: string;
  /** Prefixes of its models' ids. */
  ids: readonly string[];
}

const NOWHERE: readonly CachePlace[] = [];
/** Without it, the answer may not fit into the deadline. */
const NO_THINKING = { thinking: { type: 'disabled' } };
const LITTLE_THINKING = { reasoning_effort: 'low' };

const forced = { tool: 'named', streamsTools: true, temperature: true, cachePoints: NOWHERE } as const;
const claude = { ...forced, cachePoints: ['system', 'messages', 'tools'] } as const;
const free = { tool: 'auto', streamsTools: false, temperature: true, cachePoints: NOWHERE } as const;
const toolless = { ...free, tool: 'none' } as const;

/**
 * The families that Bedrock's Converse API documents, looked up in September 2026. A model belongs to the family with
 * the longest matching prefix. Where sources differ, a row has what they all accept: being cautious costs caching or
 * progress messages, being wrong costs a request. docs/models.md is made from this table.
 *
 * Sources, besides AWS's pages on the Converse API's supported features, on ToolChoice and on prompt caching:
 * langchain-ai/langchain-aws (bedrock_converse.py) for tool choice and streaming; pydantic/pydantic-ai
 * (providers/bedrock.py) for tool choice and caching; BerriAI/litellm (model_prices_and_context_window.json) for
 * sampling.
 */
export const MODEL_FAMILIES: readonly ModelFamily[] = [
  // "`temperature` is deprecated for this model" since Opus 4.7 (cline/cline#10572, promptfoo#10307); a later model that
  // isn't listed won't accept it either.
  { name: 'Claude', ids: ['anthropic.claude'], ...claude, temperature: false, thinks: true },
  // "tool_choice: type \"tool\" and \"any\" are not supported for this model" (langchain-aws#1273).
  {
    name: 'Claude Fable and Mythos',
    ids: ['anthropic.claude-fable', 'anthropic.claude-mythos'],
    ...claude,
    tool: 'auto',
    temperature: false,
    thinks: true,
  },
  // They think unless told not to (promptfoo#10631; AWS's model card of Opus 5).
  {
    name: 'Claude 5',
    ids: ['anthropic.claude-opus-5', 'anthropic.claude-sonnet-5', 'anthropic.claude-haiku-5'],
    ...claude,
    temperature: false,
    extraFields: NO_THINKING,
  },
  {
    name: 'Claude Opus 4.7 and 4.8',
    ids: ['anthropic.claude-opus-4-7', 'anthropic.claude-opus-4-8'],
    ...claude,
    temperature: false,
  },
  // From Opus 4.1 on, `temperature` and `top_p` exclude each other (aws-samples/bedrock-access-gateway#208).
  {
    name: 'Claude 4 to 4.6',
    ids: [
      'opus-4-20',
      'opus-4-1',
      'opus-4-5',
      'opus-4-6',
      'sonnet-4-20',
      'sonnet-4-5',
      'sonnet-4-6',
      'haiku-4-5',
    ].map((id) => `anthropic.claude-${id}`),
    ...claude,
  },
  {
    name: 'Claude 3.5 Haiku and 3.7 Sonnet',
    ids: ['anthropic.claude-3-5-haiku', 'anthropic.claude-3-7'],
    ...claude,
  },
  { name: 'Claude 3', ids: ['anthropic.claude-3'], ...claude, cachePoints: NOWHERE, maxTokens: 4_096 },
  { name: 'Claude 2', ids: ['anthropic.claude-v2', 'anthropic.claude-instant'], ...toolless },
  // A cache point among the tools is an "extraneous key" (NousResearch/hermes-agent#97281).
  { name: 'Nova', ids: ['amazon.nova'], ...forced, cachePoints: ['system', 'messages'] },
  // It caches on its own, and has rejected cache points where they're documented (zeroclaw-labs/zeroclaw#8943).
  { name: 'Nova 2', ids: ['amazon.nova-2'], ...forced },
  { name: 'Titan Text', ids: ['amazon.titan-text'], ...toolless, maxTokens: 3_000 },
  {
    name: 'Llama 3',
    ids: ['meta.llama3-8b', 'meta.llama3-70b', 'meta.llama3-2-1b', 'meta.llama3-2-3b'],
    ...toolless,
    maxTokens: 2_047,
  },
  // "The maximum tokens you requested exceeds the model limit of 2048" (aws-samples/bedrock-access-gateway#41).
  { name: 'Llama 3.1 to 3.3', ids: ['meta.llama3'], ...free, maxTokens: 2_047 },
  // "This model doesn't support tool use in streaming mode" (earendil-works/pi#3739).
  { name: 'Llama 4', ids: ['meta.llama'], ...free },
  { name: 'Mistral Large 1 and 2', ids: ['mistral.mistral-large-24'], ...free, tool: 'any' },
  { name: 'Mistral 7B and Mixtral', ids: ['mistral.mistral-7b', 'mistral.mixtral'], ...toolless },
  { name: 'Mistral', ids: ['mistral.'], ...free },
  { name: 'Command R', ids: ['cohere.command-r'], ...free, streamsTools: true, maxTokens: 4_000 },
  { name: 'Command', ids: ['cohere.command'], ...toolless, maxTokens: 4_000 },
  { name: 'Jamba 1.5', ids: ['ai21.jamba-1-5'], ...free, streamsTools: true, maxTokens: 4_096 },
  { name: 'Jamba Instruct and Jurassic', ids: ['ai21.'], ...toolless, maxTokens: 4_096 },
  // "This model doesn't support tool use" (kortix-ai/suna#3706).
  { name: 'DeepSeek R1', ids: ['deepseek.r1'], ...toolless, thinks: true },
  { name: 'DeepSeek V3', ids: ['deepseek.'], ...forced, tool: 'any' },
  // Forcing a tool works on Bedrock, despite what older libraries assume (langchain-aws#1278).
  { name: 'gpt-oss', ids: ['openai.gpt-oss'], ...forced, extraFields: LITTLE_THINKING, thinks: true },
  { name: 'GPT', ids: ['openai.'], ...forced, streamsTools: false, temperature: false, thinks: true },
  { name: 'Qwen3', ids: ['qwen.'], ...free, streamsTools: true, thinks: true },
  { name: 'Kimi', ids: ['moonshot'], ...forced, thinks: true },
  { name: 'GLM', ids: ['zai.'], ...forced, streamsTools: false, thinks: true },
  { name: 'Grok', ids: ['xai.'], ...forced, streamsTools: false, thinks: true },
  { name: 'Gemma', ids: ['google.'], ...free },
  { name: 'MiniMax', ids: ['minimax.'], ...free, thinks: true },
  { name: 'Nemotron', ids: ['nvidia.'], ...free, thinks: true },
  { name: 'Palmyra', ids: ['writer.'], ...free },
];

/** Tried first for a model whose id doesn't reveal its family. What it rejects is left out from then on. */
const UNKNOWN: ModelFamily = { name: 'unknown', ids: [], ...forced };

export function familyOf(modelId: string): ModelFamily {
  const { model } = readModelId(modelId);
  const matches = MODEL_FAMILIES.flatMap((family) =>
    family.ids.filter((id) => model.startsWith(id)).map((id) => ({ id, family })),
  );
  return matches.reduce((best, match) => (match.id.length > best.id.length ? match : best), {
    id: '',
    family: UNKNOWN,
  }).family;
}
