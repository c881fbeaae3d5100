import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { doctorModel } from '../../../src/cli/doctor/doctor-model.js';
import { type FakeBedrock, startFakeBedrock } from '../../support/fake-bedrock.js';

const CLAIM = { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: ['m1'] };

let bedrock: FakeBedrock;

beforeEach(async () => {
  bedrock = await startFakeBedrock();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await bedrock.close();
});

async function run(modelId: string | undefined, json = false) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const env = {
    AEGIS_MODEL_ID: modelId,
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
  };
  const code = await doctorModel(env, { json });
  return { code, said: log.mock.calls.flat().join('\n') };
}

it('reports what a working model receives and costs', async () => {
  bedrock.reply({ claims: [CLAIM] });

  const { code, said } = await run('eu.anthropic.claude-sonnet-5');

  expect(code).toBe(0);
  expect(said).toBe(
    [
      'works: eu.anthropic.claude-sonnet-5 (family: Claude 5) in eu-west-1',
      '  It submitted 1 claim about a made-up incident: 1200 tokens in, 340 out, 0.0064 USD.',
      '  Requests have a forced tool, no temperature and cache points (system, tools); answers are streamed.',
    ].join('\n'),
  );
});

it("reports what's wrong, AWS's message, and the next step", async () => {
  const { code, said } = await run('anthropic.claude-sonnet-5');

  expect(code).toBe(1);
  expect(said).toMatch(/^can't be used: anthropic\.claude-sonnet-5/);
  expect(said).toContain(
    '  profile: the model can be called only through an inference profile\n  AWS says: Invocation of',
  );
  expect(said).toContain('\n  > Set the model to an inference profile');
});

it('warns about a model with an unknown price, and lists what it rejected', async () => {
  bedrock.reply({ claims: [CLAIM] });

  const { said } = await run(
    'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6',
  );

  expect(said).toContain('Set AEGIS_MODEL_PRICES');
  expect(said).toContain('It rejected temperature.');
});

it('prints JSON for programs', async () => {
  bedrock.reply({ exception: 'AccessDeniedException' });

  const { code, said } = await run('eu.amazon.nova-lite-v1:0', true);

  expect(code).toBe(1);
  expect(JSON.parse(said)).toMatchObject({ region: 'eu-west-1', problem: { kind: 'access' } });
});

it('says how to try a model if none is configured', async () => {
  await expect(run(undefined)).rejects.toThrow('AEGIS_MODEL_ID=eu.amazon.nova-lite-v1:0');
});
