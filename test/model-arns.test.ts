import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

type Arn = string | { 'Fn::Sub': string };
type Params = Partial<Record<'modelId' | 'modelArns' | 'guardrailId', string | string[]>>;

const modelArns = createRequire(import.meta.url)('../scripts/model-arns.cjs') as (osls: {
  resolveVariable(address: string): Promise<unknown>;
}) => Promise<Arn[]>;

/** The ARNs as CloudFormation fills them in. */
async function arnsFor(params: Params): Promise<string[]> {
  const given: Record<string, unknown> = params;
  const arns = await modelArns({ resolveVariable: async (address) => given[address.slice(6)] ?? '' });
  return arns.map((arn) =>
    (typeof arn === 'string' ? arn : arn['Fn::Sub']).replace(
      /\$\{AWS::(\w+)\}/g,
      (_, name) => PSEUDO[name] ?? '',
    ),
  );
}

const PSEUDO: Record<string, string> = {
  Partition: 'aws',
  Region: 'eu-west-1',
  AccountId: '123456789012',
};

const PROFILE = 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6';

it.each<[string, string[]]>([
  ['amazon.nova-lite-v1:0', ['arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0']],
  ['deepseek.v3.2', ['arn:aws:bedrock:eu-west-1::foundation-model/deepseek.v3.2']],
  [
    'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    [
      'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
  ],
  [
    'us-gov.amazon.nova-pro-v1:0',
    [
      'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/us-gov.amazon.nova-pro-v1:0',
      'arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v1:0',
    ],
  ],
  [
    'global.anthropic.claude-opus-5',
    [
      'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.anthropic.claude-opus-5',
      'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-5',
      'arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5',
    ],
  ],
  [
    'arn:aws:bedrock:us-east-1:999999999999:inference-profile/us.amazon.nova-pro-v1:0',
    [
      'arn:aws:bedrock:us-east-1:999999999999:inference-profile/us.amazon.nova-pro-v1:0',
      'arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v1:0',
    ],
  ],
  ['arn:aws:bedrock:us-east-1::foundation-model/x.y', ['arn:aws:bedrock:us-east-1::foundation-model/x.y']],
  [PROFILE, [PROFILE]],
])('the worker may call what %s needs', async (modelId, arns) => {
  expect(await arnsFor({ modelId })).toEqual(arns);
});

it.each([
  ['a list', ['arn:a', 'arn:b']],
  ['a string with commas', 'arn:a,arn:b'],
  ['a string with spaces', ' arn:a, arn:b '],
  ['a JSON list', '["arn:a","arn:b"]'],
])('ARNs are added from %s', async (_, modelArns) => {
  expect(await arnsFor({ modelId: PROFILE, modelArns })).toEqual([PROFILE, 'arn:a', 'arn:b']);
});

it.each([
  ['gr1', 'arn:aws:bedrock:eu-west-1:123456789012:guardrail/gr1'],
  ['arn:aws:bedrock:eu-west-1:1:guardrail/gr1', 'arn:aws:bedrock:eu-west-1:1:guardrail/gr1'],
])('a guardrail is added: %s', async (guardrailId, arn) => {
  expect((await arnsFor({ modelId: 'a.b', guardrailId })).at(-1)).toBe(arn);
});
