import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { putItem, query } from '../../src/data/table/plain-requests.js';
import type { Storable } from '../../src/data/table/storable.js';
import type { Table } from '../../src/data/table/table-client.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
let table: Table;

beforeEach(async () => {
  table = await freshTable();
});

const put = (SK: string) => {
  const Item = { PK: 'INCIDENT#INC-000042', SK, text: `said in ${SK}` } as unknown as Storable;
  return putItem(table, { TableName: table.name, Item });
};
const read = async (SK: string) => {
  const Key = { PK: 'INCIDENT#INC-000042', SK };
  return (await table.client.send(new GetCommand({ TableName: table.name, Key }))).Item?.text;
};

it('gives concurrent requests their own values and responses', async () => {
  const keys = Array.from({ length: 20 }, (_, i) => `COMMENT#${i}`);
  await Promise.all(keys.map(put));

  expect(await Promise.all(keys.map(read))).toEqual(keys.map((key) => `said in ${key}`));
  const pages = await Promise.all(
    keys.map((key) =>
      query(table, {
        KeyConditionExpression: 'PK = :pk AND SK = :sk',
        ExpressionAttributeValues: { ':pk': 'INCIDENT#INC-000042', ':sk': key },
      }),
    ),
  );
  expect(pages.map(({ items }) => items.map(({ SK }) => SK))).toEqual(keys.map((key) => [key]));
});

it('uses middleware that was added or removed later', async () => {
  const seen: string[] = [];
  await put('COMMENT#1');
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        seen.push(commandName);
        return next(args);
      },
    { step: 'initialize', name: 'watch' },
  );
  await put('COMMENT#2');
  table.client.middlewareStack.remove('watch');
  await put('COMMENT#3');

  expect(seen).toEqual(['PutItemCommand']);
});
