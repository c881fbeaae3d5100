import { describe, expect, it } from 'vitest';
import { createBedrockSummarizer } from '../../../src/summaries/bedrock/bedrock-summarizer.js';
import { createKnownTraits } from '../../../src/summaries/bedrock/known-traits.js';
import { familyOf } from '../../../src/summaries/bedrock/model-families.js';
import { readRejection } from '../../../src/summaries/bedrock/rejected-parameter.js';
import { aTalk, HEADLINE, IMPACT, useBedrock } from './bedrock-rig.js';

const rig = useBedrock();

const APPLICATION_PROFILE =
  'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2c3d4e5f6';

function anError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

const ALL = { ...familyOf('anthropic.claude-sonnet-4-5'), extraFields: { thinking: { type: 'disabled' } } };

describe('a rejection', () => {
  it.each([
    ['`temperature` is deprecated for this model.', 'temperature', { temperature: false }],
    [
      'The model returned the following errors: {"type":"error","error":{"type":"invalid_request_error","message":"`temperature` is deprecated for this model."}}',
      'temperature',
      { temperature: false },
    ],
    [
      '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
      'temperature',
      { temperature: false },
    ],
    [
      "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
      'toolChoice.tool',
      { tool: 'any' },
    ],
    [
      "This model doesn't support the toolConfig.toolChoice.any field. Remove toolConfig.toolChoice.any and try again.",
      'toolChoice',
      { tool: 'auto' },
    ],
    [
      'The model returned the following errors: tool_choice: type "tool" and "any" are not supported for this model.',
      'toolChoice',
      { tool: 'auto' },
    ],
    ['Thinking may not be enabled when tool_choice forces tool use.', 'toolChoice', { tool: 'auto' }],
    ["This model doesn't support tool use in streaming mode.", 'streaming', { streamsTools: false }],
    ['The model is unsupported for streaming.', 'streaming', { streamsTools: false }],
    ["This model doesn't support tool use.", 'tools', { tool: 'none', streamsTools: false }],
    [
      'Malformed input request: #/toolConfig/tools/1: extraneous key [cachePoint] is not permitted, please reformat your input and try again.',
      'cachePoint in tools',
      { cachePoints: ['system', 'messages'] },
    ],
    [
      'Malformed input request: #/system/1: extraneous key [cachePoint] is not permitted, please reformat your input and try again.',
      'cachePoint',
      { cachePoints: [] },
    ],
    [
      'The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is lower than 2048.',
      'maxTokens',
      { maxTokens: 2047 },
    ],
    [
      'max_tokens: 9000 > 4096, which is the maximum allowed number of output tokens for claude-3',
      'maxTokens',
      { maxTokens: 4095 },
    ],
    [
      '"thinking.type.disabled" is not supported for this model.',
      'additionalModelRequestFields',
      { extraFields: undefined, thinks: true },
    ],
  ])('is read from "%s"', (message, parameter, change) => {
    const rejection = readRejection(anError('ValidationException', message), ALL);

    expect(rejection).toEqual({ parameter, traits: { ...ALL, ...change } });
  });

  it('is read from the AccessDeniedException that Bedrock throws about caching', () => {
    const said = 'You invoked an unsupported model or your request did not allow prompt caching.';

    expect(readRejection(anError('AccessDeniedException', said), ALL)?.traits.cachePoints).toEqual([]);
  });

  it.each([
    ['ValidationException', 'The provided model identifier is invalid.'],
    [
      'AccessDeniedException',
      'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/moonshot.kimi-k2-thinking',
    ],
    ['ThrottlingException', 'temperature: too many requests'],
  ])("isn't read from %s: %s", (name, message) => {
    expect(readRejection(anError(name, message), ALL)).toBeUndefined();
  });

  it("isn't read twice, so a model that keeps rejecting requests ends the retries", () => {
    const error = anError('ValidationException', '`temperature` is deprecated for this model.');
    const known = createKnownTraits('anthropic.claude-sonnet-4-5', undefined);

    expect(known.learnFrom(error, known.traits())).toBe('temperature');
    expect(known.learnFrom(error, known.traits())).toBeUndefined();
  });

  it('counts once for concurrent requests', () => {
    const known = createKnownTraits(APPLICATION_PROFILE, undefined);
    const tried = known.traits();
    const temperature = anError('ValidationException', '`temperature` is deprecated for this model.');
    const choice = anError('ValidationException', 'tool_choice: type "tool" is not supported.');

    const learned = [
      known.learnFrom(temperature, tried),
      known.learnFrom(temperature, tried),
      known.learnFrom(choice, tried),
    ];

    expect(learned).toEqual(['temperature', 'temperature', 'toolChoice']);
    expect(known.traits()).toMatchObject({ temperature: false, tool: 'auto', streamsTools: true });
  });
});

describe("a model whose id doesn't reveal its family", () => {
  it('is retried without what it rejects, and from then on only called that way', async () => {
    const { client, logger, bedrock } = rig;
    bedrock.replyBy(() => ({ claims: [HEADLINE, IMPACT] }));
    const summarizer = createBedrockSummarizer({ client, modelId: APPLICATION_PROFILE, logger });

    const drafts = [await summarizer.summarize(aTalk().input()), await summarizer.summarize(aTalk().input())];

    expect(drafts.map(({ claims }) => claims.length)).toEqual([2, 2]);
    expect(bedrock.requests.map(({ body }) => body.inferenceConfig)).toEqual([
      { maxTokens: 4_096 },
      { maxTokens: 4_096 },
    ]);
    expect(logger.lines.filter(({ level }) => level !== 'debug')).toEqual([
      {
        level: 'info',
        fields: {
          model: APPLICATION_PROFILE,
          parameter: 'temperature',
          service: '`temperature` is deprecated for this model.',
        },
        message: 'the model rejected a parameter, asking without it',
      },
    ]);
  });

  it("is retried without streaming if that's what it rejects", async () => {
    const { client, logger, bedrock } = rig;
    bedrock.reply(
      { exception: 'ValidationException', message: "This model doesn't support tool use in streaming mode." },
      { claims: [HEADLINE, IMPACT] },
    );
    const summarizer = createBedrockSummarizer({ client, modelId: 'eu.amazon.nova-lite-v1:0', logger });

    const draft = await summarizer.summarize({ ...aTalk().input(), onClaims: () => undefined });

    expect(draft.claims).toHaveLength(2);
    expect(bedrock.requests.map(({ operation }) => operation)).toEqual(['converse-stream', 'converse']);
  });
});
