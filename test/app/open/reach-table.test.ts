import { expect, it } from 'vitest';
import { describeUnreachable, reachTable } from '../../../src/app/open/reach-table.js';
import type { Table } from '../../../src/data/table/table-client.js';
import { useTables } from '../../support/table.js';

const freshTable = useTables();

const LOCAL = { region: 'local', dynamoEndpoint: 'http://127.0.0.1:9' };
const AWS = { region: 'eu-west-9', dynamoEndpoint: undefined };
const named = (name: string, message = 'the reason.') => Object.assign(new Error(message), { name });
const failing = (error: Error) =>
  ({ name: 'aegis', client: { send: () => Promise.reject(error) } }) as unknown as Table;

it.each([
  'CredentialsProviderError',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'TokenProviderError',
])('points to the credentials for %s', async (name) => {
  await expect(reachTable(failing(named(name)), AWS)).rejects.toThrow(
    "Couldn't reach table aegis in eu-west-9: the reason. Check your AWS credentials",
  );
});

it('suggests checking the region or the engine for all other errors', () => {
  const refused = named('Error', 'connect ECONNREFUSED 127.0.0.1:9');

  expect(describeUnreachable({ name: 'aegis' }, AWS, named('Error', 'getaddrinfo ENOTFOUND'))).toMatch(
    /in eu-west-9: getaddrinfo ENOTFOUND\. Check AWS_REGION/,
  );
  expect(describeUnreachable({ name: 'aegis' }, LOCAL, refused)).toMatch(
    /at http:\/\/127\.0\.0\.1:9: connect ECONNREFUSED 127\.0\.0\.1:9\. .*AWS_ENDPOINT_URL_DYNAMODB/,
  );
});

it('accepts a table that exists, as far as its permissions show', async () => {
  const table = await freshTable();

  await reachTable(table, LOCAL);
  await reachTable(failing(named('AccessDeniedException')), AWS);
  await expect(reachTable({ ...table, name: 'nope' }, LOCAL)).rejects.toThrow('There is no table nope.');
});
