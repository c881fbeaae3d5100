import type { ModelTraits } from './model-families.js';

/** A parameter that a model rejected, and its traits without it. */
export interface Rejection {
  parameter: string;
  traits: ModelTraits;
}

interface Rule {
  parameter: string;
  /** Matches what the service says about it. */
  says: RegExp;
  /** The traits that differ; undefined when the parameter wasn't sent. */
  without(traits: ModelTraits, said: RegExpExecArray): Partial<ModelTraits> | undefined;
}

/** In order of precedence, because some messages mention a second parameter. */
const RULES: readonly Rule[] = [
  {
    parameter: 'streaming',
    // "This model doesn't support tool use in streaming mode." · "The model is unsupported for streaming."
    says: /streaming mode|unsupported for streaming/i,
    without: ({ streamsTools }) => (streamsTools ? { streamsTools: false } : undefined),
  },
  {
    parameter: 'toolChoice.tool',
    // "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again."
    says: /toolChoice\.tool/i,
    without: ({ tool }) => (tool === 'named' ? { tool: 'any' } : undefined),
  },
  {
    parameter: 'toolChoice',
    // `tool_choice: type "tool" and "any" are not supported for this model.` · "tool_choice forces tool use is not …" ·
    // "Thinking may not be enabled when tool_choice forces tool use."
    says: /tool_?choice/i,
    without: ({ tool }) => (tool === 'named' || tool === 'any' ? { tool: 'auto' } : undefined),
  },
  {
    parameter: 'cachePoint in tools',
    // "Malformed input request: #/toolConfig/tools/1: extraneous key [cachePoint] is not permitted, …"
    says: /toolConfig.*cachePoint/i,
    without: (traits) => withoutCachePoints(traits, ['tools']),
  },
  {
    parameter: 'cachePoint',
    // As AccessDeniedException: "You invoked an unsupported model or your request did not allow prompt caching."
    says: /cache_?Point|cache_control|prompt caching/i,
    without: (traits) => withoutCachePoints(traits, traits.cachePoints),
  },
  {
    parameter: 'tools',
    // "This model doesn't support tool use." · "This model doesn't support the toolConfig field. …"
    says: /support (?:tool use|the toolConfig field)/i,
    without: ({ tool }) => (tool === 'none' ? undefined : { tool: 'none', streamsTools: false }),
  },
  {
    parameter: 'temperature',
    // "`temperature` is deprecated for this model." · "`temperature` may only be set to 1 when thinking is enabled. …"
    says: /temperature|top_?p\b/i,
    without: ({ temperature }) => (temperature ? { temperature: false } : undefined),
  },
  {
    parameter: 'maxTokens',
    // "The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is
    // lower than 2048." · "max_tokens: 9000 > 8192, which is the maximum allowed number of output tokens for …"
    says: /model limit of (\d{3,7})|max_?tokens: \d+ > (\d{3,7})/i,
    without: ({ maxTokens = Number.POSITIVE_INFINITY }, said) => {
      const limit = Number(said[1] ?? said[2]) - 1;
      return limit < maxTokens ? { maxTokens: limit } : undefined;
    },
  },
  {
    parameter: 'additionalModelRequestFields',
    // `"thinking.type.disabled" is not supported for this model.` · "extraneous key [reasoning_effort] is not permitted"
    says: /additionalModelRequestFields|thinking|reasoning/i,
    without: ({ extraFields }) => extraFields && { extraFields: undefined, thinks: true },
  },
];

/** Reads which parameter an error rejects. Undefined if it's about something else. */
export function readRejection(error: unknown, traits: ModelTraits): Rejection | undefined {
  if (!(error instanceof Error) || !isRejection(error)) return undefined;
  for (const { parameter, says, without } of RULES) {
    const said = says.exec(error.message.slice(0, 4_000));
    const change = said && without(traits, said);
    if (change) return { parameter, traits: { ...traits, ...change } };
  }
  return undefined;
}

/** Only for caching does Bedrock deny access instead of reporting an invalid request. */
function isRejection({ name, message }: Error): boolean {
  return (
    name === 'ValidationException' || (name === 'AccessDeniedException' && /prompt caching/i.test(message))
  );
}

function withoutCachePoints(
  { cachePoints }: ModelTraits,
  places: ModelTraits['cachePoints'],
): Partial<ModelTraits> | undefined {
  const left = cachePoints.filter((place) => !places.includes(place));
  return left.length < cachePoints.length ? { cachePoints: left } : undefined;
}
