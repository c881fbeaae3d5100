import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config/config.js';
import { startRealWorkspace } from '../../src/app/real-workspace.js';
import { ConfigError } from '../../src/base/errors.js';
import { checkTable } from '../../src/data/table/check-table.js';
import definition from '../../src/data/table/table.json' with { type: 'json' };
import { createTestLogger } from '../support/logger.js';
import { programArguments } from '../support/program.js';
import { useSlack } from '../support/slack.js';
import { useTables } from '../support/table.js';

const slack = useSlack();
const freshTable = useTables();

async function environment(change: Record<string, string> = {}): Promise<Record<string, string>> {
  const { workspace, server } = slack();
  const { client, name } = await freshTable();
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? {};
  return {
    SLACK_BOT_TOKEN: workspace.app.botToken,
    SLACK_APP_TOKEN: workspace.app.appToken,
    SLACK_API_URL: server.apiUrl,
    AEGIS_TABLE: name,
    AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
    AEGIS_QUEUE_URL: 'http://127.0.0.1:9/jobs.fifo',
    ...change,
  };
}

/** The error that Aegis reports instead of starting. */
async function refusal(env: Record<string, string>, mode: 'socket' | 'http' = 'socket'): Promise<string> {
  const given = mode === 'http' ? { ...env, AEGIS_BUCKET: 'aegis-test' } : env;
  try {
    const { stop } = await startRealWorkspace(readConfig(given, mode), createTestLogger());
    await stop();
    return 'it started';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.join('\n');
  }
}

describe('Aegis', () => {
  it('starts with valid settings', async () => {
    expect(await refusal(await environment())).toBe('it started');
  });

  it("starts with a table in a file, which doesn't need AWS", async () => {
    const home = await mkdtemp(join(tmpdir(), 'aegis-file-'));
    const change = {
      AWS_ENDPOINT_URL_DYNAMODB: '',
      AEGIS_TABLE_FILE: join(home, 'aegis.db'),
      AEGIS_HOME: home,
    };

    expect(await refusal(await environment(change))).toBe('it started');

    expect((await readdir(home)).join()).toContain('aegis.db');
    await rm(home, { recursive: true });
  });

  it.each([
    ['an empty signing secret', { SLACK_SIGNING_SECRET: '' }, /^SLACK_SIGNING_SECRET is missing/],
    ['a signing secret of spaces', { SLACK_SIGNING_SECRET: '   ' }, /^SLACK_SIGNING_SECRET is too short/],
    ['no region', { AWS_ENDPOINT_URL_DYNAMODB: '', SLACK_SIGNING_SECRET: 's'.repeat(32) }, /^AWS_REGION/],
  ])('rejects %s for HTTP', async (_, change, says) => {
    expect(await refusal(await environment(change), 'http')).toMatch(says);
  });

  it.each([
    ["a user's token", { SLACK_BOT_TOKEN: 'xoxp-1-of-a-person' }, /^SLACK_BOT_TOKEN isn't a bot token/],
    [
      'the token of an app with token rotation',
      { SLACK_BOT_TOKEN: 'xoxe.xoxb-1-of-an-hour' },
      /^SLACK_BOT_TOKEN belongs to an app with token rotation, so it expires[^;]*$/,
    ],
    ['a bot token as app token', { SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN isn't an app-level token/],
    ['a bot token that Slack refuses', { SLACK_BOT_TOKEN: 'xoxb-0' }, /^SLACK_BOT_TOKEN: Slack rejected/],
    ['an app token that Slack refuses', { SLACK_APP_TOKEN: 'xapp-0' }, /^SLACK_APP_TOKEN: Slack rejected/],
    ['a model but no region', { AEGIS_MODEL_ID: 'a-model' }, /^AWS_REGION is missing/],
    ['an invalid table name', { AEGIS_TABLE: 'a b' }, /^AEGIS_TABLE isn't a table name/],
    [
      'no table engine',
      { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' },
      /^Couldn't reach table \S+ at http:\/\/127\.0\.0\.1:9: .*AWS_ENDPOINT_URL_DYNAMODB is right\.$/,
    ],
  ])('rejects %s and names the setting', async (_, change, says) => {
    expect(await refusal(await environment(change))).toMatch(says);
  });

  it('rejects a table that does not exist', async () => {
    const table = await freshTable();

    await expect(checkTable({ ...table, name: 'no-such-table' })).rejects.toThrow(
      /there is no table no-such-table in this region/,
    );
  });
});

describe('a table with different keys or indexes', () => {
  const { Properties } = definition;
  const [status, ...otherIndexes] = Properties.GlobalSecondaryIndexes;
  const whole = { ...Properties, GlobalSecondaryIndexes: Properties.GlobalSecondaryIndexes };
  const swapped = [
    { AttributeName: 'GSI1SK', KeyType: 'HASH' },
    { AttributeName: 'GSI1PK', KeyType: 'RANGE' },
  ];

  it.each([
    ['no index', { GlobalSecondaryIndexes: otherIndexes }, [/it has no index GSI1/]],
    [
      'other index keys',
      { GlobalSecondaryIndexes: [{ ...status, KeySchema: swapped }, ...otherIndexes] },
      [/the keys of GSI1 aren't/],
    ],
    [
      'another projection',
      {
        GlobalSecondaryIndexes: [{ ...status, Projection: { ProjectionType: 'KEYS_ONLY' } }, ...otherIndexes],
      },
      [/GSI1 projects KEYS_ONLY, not/],
    ],
    [
      'fewer attributes in an index',
      {
        GlobalSecondaryIndexes: whole.GlobalSecondaryIndexes.map((index) =>
          index.IndexName === 'GSI3'
            ? { ...index, Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title', 'status'] } }
            : index,
        ),
      },
      [/GSI3 doesn't project incident_id, service, severity, created_at, channel_id/],
    ],
    [
      'keys alone',
      { GlobalSecondaryIndexes: undefined, KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }] },
      [/its keys aren't PK/, /no index GSI1/, /no index GSI3/],
    ],
  ])('with %s is rejected, naming every difference', async (name, change, says) => {
    const { client } = await freshTable();
    const { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions, BillingMode } = { ...whole, ...change };
    const used = JSON.stringify([KeySchema, GlobalSecondaryIndexes]);
    const TableName = `other-${process.pid}-${name.replaceAll(' ', '-')}`;
    const input = {
      TableName,
      KeySchema,
      GlobalSecondaryIndexes,
      BillingMode,
      AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName }) =>
        used.includes(`"${AttributeName}"`),
      ),
    };
    await client.send(new CreateTableCommand(input as CreateTableCommandInput));

    const said = await refusal(await environment({ AEGIS_TABLE: TableName }));

    for (const difference of says) expect(said).toMatch(difference);
  });
});

it('prints only the problems, without any secret', async () => {
  const env = await environment({ SLACK_BOT_TOKEN: 'xoxp-of-a-person', LOG_LEVEL: 'loud' });
  const child = spawn(process.execPath, [...(await programArguments()), 'start'], {
    cwd: new URL('../..', import.meta.url),
    env: { PATH: process.env.PATH, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));

  const [code] = await once(child, 'close');

  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    "Aegis can't start:",
    expect.stringMatching(/^ {2}- SLACK_BOT_TOKEN isn't a bot token/),
    expect.stringMatching(/^ {2}- LOG_LEVEL must be debug, info, warn or error/),
  ]);
  expect(output).not.toContain('of-a-person');
});
