import { afterEach, beforeEach, expect, it } from 'vitest';
import { readArchiveEnvironment, readEnvironment } from '../../src/app/lambda/environment.js';
import { withSecrets } from '../../src/app/lambda/secrets.js';
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

it('secrets are fetched by name, all in one signed call', async () => {
  const { config, bucket } = await readEnvironment(env, 'http');

  expect(config.slack).toMatchObject({ botToken: 'xoxb-1', signingSecret: 'signing-secret' });
  expect(bucket).toBe('aegis-bucket');
  expect(aws.lookups.map(({ names }) => names)).toEqual([['/aegis/test/token', '/aegis/test/secret']]);
  expect(aws.lookups[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/ssm\/aws4_request, SignedHeaders=.*host;.*x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$/,
  );
});

it('what stands in the environment is not looked up', async () => {
  const found = await withSecrets({ ...env, SLACK_BOT_TOKEN: 'xoxb-2', SLACK_SIGNING_SECRET: 'given-here' });

  expect(found).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-2', SLACK_SIGNING_SECRET: 'given-here' });
  expect(aws.lookups).toEqual([]);
});

it('jobs do not ask for the signing secret', async () => {
  const { SLACK_SIGNING_SECRET_PARAMETER: _none, ...jobs } = env;

  expect((await readEnvironment(jobs, 'jobs')).config.slack.botToken).toBe('xoxb-1');
});

it('what is missing is named', async () => {
  delete aws.parameters['/aegis/test/token'];

  await expect(readEnvironment(env, 'http')).rejects.toThrow(
    'there is no parameter /aegis/test/token: SLACK_BOT_TOKEN',
  );
  await expect(readEnvironment({}, 'http')).rejects.toThrow(/AEGIS_QUEUE_URL.*\n.*AEGIS_BUCKET/);
  expect(() => readArchiveEnvironment({})).toThrow('AEGIS_BUCKET is missing');
});
