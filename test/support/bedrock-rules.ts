import type { ConverseBody } from './converse-body.js';

export type Refusal = [name: 'ValidationException' | 'AccessDeniedException', message: string];

export interface RuledRequest {
  modelId: string;
  operation: 'converse' | 'converse-stream';
  /** Of the signature; absent with a bearer token. */
  region: string | undefined;
  body: ConverseBody;
}

interface Rule {
  models: RegExp;
  /** What the service says; undefined when the request is fine. */
  refuses(request: RuledRequest): string | false | undefined;
}

const PROVIDERS =
  /^(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen|moonshot|moonshotai|zai|xai|google|minimax|nvidia|writer)\./;
const GEOGRAPHY = /^(us-gov|us|eu|apac|jp|au|ca|global)\./;
const REGIONS_OF: Record<string, RegExp> = {
  us: /^us-(?!gov)/,
  'us-gov': /^us-gov-/,
  eu: /^eu-/,
  apac: /^ap-/,
  jp: /^ap-northeast-[13]$/,
  au: /^ap-southeast-[24]$/,
  ca: /^ca-/,
  global: /^(?!us-gov|cn-)/,
};

/** Models that on-demand requests reach only through a profile. */
const NEEDS_PROFILE =
  /^(?:anthropic\.claude-(?:3-5-haiku|3-7|opus|sonnet|haiku|fable|mythos)|amazon\.nova-(?:premier|2)|meta\.llama(?:3-[123]|4)|deepseek\.r1|mistral\.pixtral|writer\.)/;

const SAMPLES_NOTHING =
  /claude-(?:opus-4-[789]|opus-[5-9]|sonnet-[5-9]|haiku-[5-9]|fable|mythos)|^openai\.gpt-(?!oss)/;
const TOOLLESS =
  /^(?:anthropic\.claude-(?:v2|instant)|amazon\.titan|meta\.llama3-(?:8b|70b|2-[13]b)|mistral\.(?:mistral-7b|mixtral)|cohere\.command-(?!r)|ai21\.(?:j2|jamba-instruct)|deepseek\.r1)/;
const FREE_CHOICE =
  /^(?:meta|cohere|ai21|qwen|google|minimax|nvidia|writer)\.|^mistral\.(?!mistral-large-24)/;
const NO_TOOL_STREAM = /^(?:meta|mistral|google|minimax|nvidia|writer|zai|xai)\.|^openai\.gpt-(?!oss)/;
const CACHES = /claude-(?:3-5-haiku|3-7|opus-[4-9]|sonnet-[4-9]|haiku-[4-9]|fable|mythos)|amazon\.nova/;

const RULES: readonly Rule[] = [
  {
    models: SAMPLES_NOTHING,
    refuses: ({ body: { inferenceConfig: { temperature, topP } = {} } }) =>
      (temperature !== undefined && fromModel('`temperature` is deprecated for this model.')) ||
      (topP !== undefined && fromModel('`top_p` is deprecated for this model.')),
  },
  {
    models: /claude-(?:opus-4-[1-6]|sonnet-4-[5-6]|haiku-4-5)/,
    refuses: ({ body: { inferenceConfig: { temperature, topP } = {} } }) =>
      temperature !== undefined &&
      topP !== undefined &&
      fromModel('`temperature` and `top_p` cannot both be specified for this model. Please use only one.'),
  },
  {
    models: TOOLLESS,
    refuses: ({ body }) => body.toolConfig && "This model doesn't support tool use.",
  },
  {
    models: NO_TOOL_STREAM,
    refuses: ({ body, operation }) =>
      body.toolConfig &&
      operation === 'converse-stream' &&
      "This model doesn't support tool use in streaming mode.",
  },
  {
    models: /claude-(?:fable|mythos)/,
    refuses: ({ body }) =>
      choiceOf(body) !== undefined &&
      fromModel('tool_choice: type "tool" and "any" are not supported for this model.'),
  },
  { models: FREE_CHOICE, refuses: ({ body }) => unsupportedChoice(body, ['tool', 'any']) },
  {
    models: /^mistral\.mistral-large-24|^deepseek\.v3/,
    refuses: ({ body }) => unsupportedChoice(body, ['tool']),
  },
  {
    models: /amazon\.nova/,
    refuses: ({ body, modelId }) => {
      const tool = body.toolConfig?.tools.findIndex((one) => 'cachePoint' in one) ?? -1;
      if (tool >= 0) return extraneous(`#/toolConfig/tools/${tool}`, 'cachePoint');
      const block = body.system?.findIndex((one) => 'cachePoint' in one) ?? -1;
      return modelId.includes('nova-2') && block >= 0 && extraneous(`#/system/${block}`, 'cachePoint');
    },
  },
  { models: /^meta\.llama3/, refuses: ({ body }) => tooManyTokens(body, 2_048) },
  { models: /^cohere\./, refuses: ({ body }) => tooManyTokens(body, 4_096) },
  { models: /claude-3-(?:opus|sonnet|haiku)/, refuses: ({ body }) => tooManyTokens(body, 4_097) },
  {
    models: /./,
    refuses: ({ body, modelId }) => {
      const [field] = Object.keys(body.additionalModelRequestFields ?? {});
      return field !== undefined && !acceptsField(plain(modelId), field) && extraneous('#', field);
    },
  },
  {
    models: /claude-(?:fable|mythos)/,
    refuses: ({ body }) =>
      body.additionalModelRequestFields !== undefined &&
      fromModel('"thinking.type.disabled" is not supported for this model.'),
  },
];

/** What Bedrock would refuse, in its own words; as strict as the model is. ARNs of your own count as Claude 5. */
export function refusalOf(request: RuledRequest): Refusal | undefined {
  const invalid = refusedId(request);
  if (invalid) return ['ValidationException', invalid];
  const model = plain(request.modelId);
  if (!CACHES.test(model) && JSON.stringify(request.body).includes('{"cachePoint":')) {
    return [
      'AccessDeniedException',
      'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
    ];
  }
  for (const { models, refuses } of RULES) {
    const message = models.test(model) && refuses(request);
    if (message) return ['ValidationException', message];
  }
  return undefined;
}

function plain(modelId: string): string {
  if (/:application-inference-profile\//.test(modelId)) return 'anthropic.claude-sonnet-5';
  return modelId.replace(/^arn:[^/]*\//, '').replace(GEOGRAPHY, '');
}

function refusedId({ modelId, region }: RuledRequest): string | undefined {
  const name = modelId.replace(/^arn:[^/]*\//, '');
  const geography = GEOGRAPHY.exec(name)?.[1];
  const isKnown = PROVIDERS.test(plain(modelId));
  const isHere = geography === undefined || region === undefined || REGIONS_OF[geography]?.test(region);
  if (!isKnown || !isHere) return 'The provided model identifier is invalid.';
  if (!NEEDS_PROFILE.test(name)) return undefined;
  return `Invocation of model ID ${name} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`;
}

/** Bedrock passes on what the model's own service says in this form. */
function fromModel(message: string): string {
  return `The model returned the following errors: ${message}`;
}

function extraneous(pointer: string, key: string): string {
  return fromModel(
    `Malformed input request: ${pointer}: extraneous key [${key}] is not permitted, please reformat your input and try again.`,
  );
}

function choiceOf({ toolConfig }: ConverseBody): 'tool' | 'any' | undefined {
  const { toolChoice } = toolConfig ?? {};
  if (toolChoice === undefined || 'auto' in toolChoice) return undefined;
  return 'tool' in toolChoice ? 'tool' : 'any';
}

function unsupportedChoice(body: ConverseBody, choices: readonly string[]): string | undefined {
  const choice = choiceOf(body);
  if (choice === undefined || !choices.includes(choice)) return undefined;
  const field = `toolConfig.toolChoice.${choice}`;
  return `This model doesn't support the ${field} field. Remove ${field} and try again.`;
}

function tooManyTokens({ inferenceConfig }: ConverseBody, limit: number): string | undefined {
  if ((inferenceConfig?.maxTokens ?? 0) < limit) return undefined;
  return `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`;
}

function acceptsField(model: string, field: string): boolean {
  if (/claude-(?:3-7|opus|sonnet|haiku|fable|mythos)/.test(model)) return field === 'thinking';
  return /^openai\.|^moonshot/.test(model) && field === 'reasoning_effort';
}
