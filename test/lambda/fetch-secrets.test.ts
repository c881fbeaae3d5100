import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { fetchSecrets } from '../../src/app/lambda/fetch-secrets.js';
import { type FakeAws, startFakeAws } from './fake-aws.js';

let aws: FakeAws;
let env: Record<string, string>;

beforeEach(async () => {
  aws = await startFakeAws({ '/aegis/test/token': 'xoxb-1', '/aegis/test/secret': 'signing-secret' });
  env = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'session',
    AWS_ENDPOINT_URL_SSM: aws.url,
    AEGIS_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs.fifo',
    AEGIS_BUCKET: 'aegis-bucket',
    SLACK_BOT_TOKEN_PARAMETER: '/aegis/test/token',
    SLACK_SIGNING_SECRET_PARAMETER: '/aegis/test/secret',
  };
});
afterEach(() => aws.close());

it('fetches all secrets in one signed call', async () => {
  const config = readConfig(await fetchSecrets(env), 'http');

  expect(config.slack).toMatchObject({ botToken: 'xoxb-1', signingSecret: 'signing-secret' });
  expect(aws.lookups.map(({ names }) => names)).toEqual([['/aegis/test/token', '/aegis/test/secret']]);
  expect(aws.lookups[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/ssm\/aws4_request, SignedHeaders=.*host;.*x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$/,
  );
});

it("doesn't fetch a secret that is already set", async () => {
  const found = await fetchSecrets({
    ...env,
    SLACK_BOT_TOKEN: 'xoxb-2',
    SLACK_SIGNING_SECRET: 'given-here',
  });

  expect(found).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-2', SLACK_SIGNING_SECRET: 'given-here' });
  expect(aws.lookups).toEqual([]);
});

it('names every parameter that is missing', async () => {
  delete aws.parameters['/aegis/test/token'];

  await expect(fetchSecrets(env)).rejects.toThrow(
    'SLACK_BOT_TOKEN: Parameter Store has no /aegis/test/token',
  );
});
