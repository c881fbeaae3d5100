import { describe, expect, it } from 'vitest';
import { examineModel } from '../../../src/summaries/bedrock/examine-model.js';
import { diagnose } from '../../../src/summaries/bedrock/model-failures.js';
import { useBedrock } from './bedrock-rig.js';

const rig = useBedrock();
const CLAIM = { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: ['m1'] };
const NOVA = 'eu.amazon.nova-lite-v1:0';

const examine = (modelId: string, more: { deadlineMs?: number } = {}) =>
  examineModel({ client: rig.client, modelId, firstWaitMs: 1, ...more });

describe('an examination of the model', () => {
  it("sends one request like a summary's and shows its cost", async () => {
    rig.bedrock.reply({ claims: [CLAIM] });

    const examination = await examine(NOVA);

    expect(examination).toMatchObject({
      model: NOVA,
      family: 'Nova',
      claims: 1,
      rejected: [],
      isPriceKnown: true,
    });
    expect(examination.problem).toBeUndefined();
    expect(examination.usage.cost).toBeGreaterThan(0);
    expect(rig.bedrock.requests).toHaveLength(1);
  });

  it('shows which parameters a model rejected', async () => {
    rig.bedrock.reply({ claims: [CLAIM] });

    const examination = await examine(
      'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2c3d4e5f6',
    );

    expect(examination).toMatchObject({ rejected: ['temperature'], claims: 1, isPriceKnown: false });
  });

  it.each([
    ['anthropic.claude-sonnet-4-5-20250929-v1:0', 'profile', /inference profile: its id with `eu\.`/],
    ['us.amazon.nova-lite-v1:0', 'model id', /geography of the profile/],
    ['amazon.nova-lite', 'model', /larger model/],
    ['nova-lite', 'model id', /spelling/],
  ])("explains what's wrong with the id %s", async (modelId, kind, next) => {
    rig.bedrock.reply({ text: 'Hello, how can I help you?' });

    expect((await examine(modelId)).problem).toMatchObject({ kind, next: expect.stringMatching(next) });
  });

  it.each([
    [{ claims: [] }, 'model', /larger model/],
    [{ claims: [CLAIM], stopReason: 'max_tokens' }, 'model', /AEGIS_MODEL_MAX_TOKENS/],
    [{ claims: [CLAIM], stopReason: 'guardrail_intervened' }, 'model', /guardrail/],
    [{ stall: 'before' as const }, 'model', /AEGIS_MODEL_TIMEOUT/],
    [{ exception: 'ThrottlingException' as const }, 'quota', /Service Quotas/],
  ])('explains %j', async (reply, kind, next) => {
    rig.bedrock.replyBy(() => reply);

    const { problem } = await examine(NOVA, { deadlineMs: 400 });

    expect(problem).toMatchObject({ kind, next: expect.stringMatching(next) });
  });
});

/** AWS's own messages, from public reports. */
it.each([
  [
    'AccessDeniedException',
    "You don't have access to the model with the specified model ID.",
    'access',
    /Enable the model/,
  ],
  [
    'AccessDeniedException',
    'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-2::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action',
    'access',
    /modelArns/,
  ],
  [
    'AccessDeniedException',
    'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: bedrock:InvokeModel on resource: x with an explicit deny in a service control policy',
    'access',
    /service control policies/,
  ],
  [
    'AccessDeniedException',
    'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.',
    'access',
    /Marketplace|Subscribe/i,
  ],
  [
    'ResourceNotFoundException',
    'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.',
    'access',
    /form/,
  ],
  [
    'ValidationException',
    "data retention mode 'default' is not available for this model",
    'access',
    /data retention/,
  ],
  [
    'ValidationException',
    'Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    'profile',
    /global/,
  ],
  ['ValidationException', 'The provided model identifier is invalid.', 'model id', /spelling/],
  [
    'ResourceNotFoundException',
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    'model id',
    /newer/,
  ],
  [
    'ResourceNotFoundException',
    'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days.',
    'model id',
    /newer/,
  ],
  [
    'ResourceNotFoundException',
    'Could not resolve the foundation model from the provided model identifier.',
    'region',
    /region/,
  ],
  [
    'ValidationException',
    'The guardrail identifier or version provided in the request does not exist.',
    'guardrail',
    /list-guardrails/,
  ],
  [
    'ValidationException',
    'The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum',
    'model',
    /context window/,
  ],
  ['ValidationException', 'Something new.', 'parameter', /another model/],
  [
    'ThrottlingException',
    'Too many tokens per day, please wait before trying again.',
    'quota',
    /tokens per day/,
  ],
  ['ThrottlingException', 'Too many requests, please wait before trying again.', 'quota', /per minute/],
  [
    'ModelErrorException',
    'Model produced invalid sequence as part of ToolUse. Please refer to the model tool use troubleshooting guide.',
    'model',
    /larger/,
  ],
  ['CredentialsProviderError', 'Could not load credentials from any providers', 'credentials', /AWS_PROFILE/],
  ['ExpiredTokenException', 'The security token included in the request is expired', 'credentials', /Log in/],
  [
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    'credentials',
    /credentials/,
  ],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND bedrock-runtime.eu-weast-1.amazonaws.com', 'region', /region/],
])('classifies %s, "%s", as a problem of %s', (name, message, kind, next) => {
  const error = Object.assign(new Error(message), { name });

  expect(diagnose(error)).toMatchObject({ kind, next: expect.stringMatching(next) });
});
