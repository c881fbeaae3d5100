import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { fetchSecrets } from '../../src/app/lambda/fetch-secrets.js';
import { domainOf } from '../../src/app/outward/call-aws.js';
import { useServers } from '../support/stand-in.js';
import { type FakeAws, startFakeAws } from './fake-aws.js';

const servers = useServers();
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

const throttled = { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } };
const broken = { status: 500, body: {} };

it('waits and asks again while Parameter Store is busy', async () => {
  aws.refusals.push(throttled, broken);

  const found = await fetchSecrets(env, 1);

  expect(found).toMatchObject({ SLACK_BOT_TOKEN: 'xoxb-1' });
});

it('asks five times when the connection breaks', async () => {
  let asked = 0;
  const breaking = createServer(({ socket }) => {
    asked += 1;
    socket.destroy();
  });
  const url = await servers.listen(breaking);

  await expect(fetchSecrets({ ...env, AWS_ENDPOINT_URL_SSM: url }, 1)).rejects.toThrow(
    /Parameter Store didn't answer for \/aegis\/test\/token, .*socket hang up/,
  );

  expect(asked).toBe(5);
});

it('gives the reason and stops immediately if Parameter Store refuses', async () => {
  const message = 'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ssm:GetParameters';
  aws.refusals.push({ status: 400, body: { __type: 'AccessDeniedException', message } }, broken);

  await expect(fetchSecrets(env)).rejects.toThrow(
    `400 AccessDeniedException ${message} for /aegis/test/token`,
  );

  expect(aws.refusals).toEqual([broken]);
});

it.each([
  ['eu-west-1', 'amazonaws.com'],
  ['us-gov-west-1', 'amazonaws.com'],
  ['cn-north-1', 'amazonaws.com.cn'],
  ['eusc-de-east-1', 'amazonaws.eu'],
  ['us-isob-east-1', 'sc2s.sgov.gov'],
])('finds the services of %s under %s', (region, domain) => {
  expect(domainOf(region)).toBe(domain);
});
