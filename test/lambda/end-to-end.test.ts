import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SQSBatchResponse } from 'aws-lambda';
import { type Delivery, userOpensHome, userPosts } from 'slack-simulator';
import { freePort } from 'slack-simulator/child-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAll, type Output, startKiB } from '../../scripts/build.js';
import { type EventPump, pumpEvents } from '../../src/app/event-pump.js';
import { epochMillis } from '../../src/base/timestamp.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { createStore } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { textOf } from '../support/aegis.js';
import { ALICE, BOT, GENERAL, useSlack } from '../support/slack.js';
import { useTables } from '../support/table.js';
import { apiGatewayV2, expiryEvent, sqsEvent } from './events.js';
import { type FakeAws, startFakeAws } from './fake-aws.js';
import { type Functions, startFunctions } from './functions.js';
import { allowedTo } from './permissions.js';
import { startTableProxy, type TableProxy } from './table-proxy.js';

const ROOT = join(import.meta.dirname, '../..');
const BUNDLE = join(ROOT, `node_modules/.cache/bundle-${process.pid}`);

let outputs: Record<string, Output>;
beforeAll(async () => {
  outputs = await buildAll(BUNDLE);
});

describe('the functions as bundle', () => {
  // Every example command posts in one channel within seconds. The fault matrix covers retries after a 429.
  const slack = useSlack({ rateLimits: false });
  const freshTable = useTables();
  let table: Table;
  let aws: FakeAws;
  let functions: Functions;
  let proxy: TableProxy;
  let used: Map<string, Set<string>>;
  let delivery: Delivery;
  let pump: EventPump;

  beforeEach(async () => {
    const { workspace, server, clock } = slack();
    clock.advance(Date.now() - epochMillis(clock.now()));
    table = await freshTable();
    aws = await startFakeAws({
      '/aegis/test/slack-bot-token': workspace.app.botToken,
      '/aegis/test/slack-signing-secret': workspace.app.signingSecret,
    });
    proxy = await startTableProxy(await endpointOf(table));
    used = new Map();
    const places = { tableName: table.name, tableUrl: proxy.url, awsUrl: aws.url, slackUrl: server.apiUrl };
    aws.onInvoke = (input) => {
      recordActions('WorkerRole');
      return invoke('schedule', input);
    };
    functions = await startFunctions({ directory: join(BUNDLE, 'lambda'), env: settingsFor(places) });
    delivery = slack().delivery(async (request) => {
      const reply = await functions.invoke<{ statusCode: number; body?: string }>(
        'http',
        apiGatewayV2(request),
      );
      return { status: reply.statusCode, body: reply.body ?? '' };
    });
    pump = pumpEvents(workspace, delivery);
  });

  afterEach(async () => {
    await pump?.idle();
    await functions?.stop();
    await proxy?.close();
    await aws?.close();
  });

  /** Invokes a function and records the actions it took under its role. */
  async function invoke<T = object>(name: Parameters<Functions['invoke']>[0], event: object): Promise<T> {
    const result = await functions.invoke<T>(name, event);
    recordActions(roleOf(name, event));
    return result;
  }

  /** Assigns all actions since the last call to this role. */
  function recordActions(role: string): void {
    const actions = [...proxy.actions.splice(0), ...aws.actions.splice(0)];
    used.set(role, new Set([...(used.get(role) ?? []), ...actions]));
  }

  /** Delivers queued messages to the worker and events to the app until nothing is left. */
  async function settle(): Promise<void> {
    do {
      await pump.idle();
      const messages = aws.sent.splice(0).map(({ MessageBody, MessageGroupId }) => ({
        body: MessageBody,
        lane: MessageGroupId,
      }));
      if (messages.length === 0) continue;
      const { batchItemFailures } = await invoke<SQSBatchResponse>('worker', sqsEvent(messages));
      expect(batchItemFailures).toEqual([]);
    } while (pump.isBusy || aws.sent.length > 0);
  }

  async function type(text: string, channel = GENERAL): Promise<void> {
    await delivery.command({ user: ALICE, channel, command: '/incident', text });
    await settle();
  }

  const incidentChannel = () =>
    [...slack().workspace.channels.values()].find(({ creator }) => creator === BOT)?.id ?? '';

  it('run on the requested Node version', () => {
    expect(functions.nodeVersion).toMatch(process.env.AEGIS_TEST_NODE ? /^v24\./ : process.version);
  });

  it('run an incident from declaration to archive', async () => {
    const { workspace } = slack();
    const store = createStore({ ...table, now: () => new Date().toISOString() });

    await type('declare P1 checkout fails für alle 🚒');
    const channel = incidentChannel();
    userPosts(workspace, { user: ALICE, channel, text: 'the cart service times out' });
    userPosts(workspace, { user: ALICE, channel, text: 'x'.repeat(3_900) });
    await settle();
    await type('ack', channel);
    await type('summary', channel);
    await type('resolve', channel);
    await type('close', channel);
    await type('reopen', channel);

    const record = await store.loadRecord('INC-000001');
    expect(record?.incident).toMatchObject({ status: 'OPEN', title: 'checkout fails für alle 🚒' });
    expect(record?.comments.map(({ text }) => text)).toContain('the cart service times out');
    expect([...aws.objects.keys()].filter((key) => key.startsWith('content/'))).toHaveLength(1);
    const posts = workspace.channels.get(channel)?.messages.filter(({ bot_id }) => bot_id) ?? [];
    expect(posts.map(textOf).join('\n')).toContain('Summary of INC-1');
    expect(pump.failures).toEqual([]);
    const metrics = functions.log.filter((line) => line.includes('"_aws"')).map((line) => JSON.parse(line));
    expect(metrics.map(({ Operation }) => Operation)).toEqual(
      expect.arrayContaining(['declareIncident', 'recordMessage', 'leaseRequest', 'loadRecord']),
    );
    expect(metrics.find(({ Operation }) => Operation === 'declareIncident')).toMatchObject({
      ConsumedWriteCapacityUnits: 12,
    });

    const PK = { S: 'INCIDENT#INC-000001' };
    const comment = { PK, SK: { S: 'COMMENT#2026-01-15T14:05:09.123456Z' }, text: { S: 'old' } };
    await invoke('stream', expiryEvent([comment]));

    expect([...aws.objects.keys()].filter((key) => key.startsWith('incidents/INC-000001/'))).toHaveLength(2);
    expect(forbidden(used)).toEqual([]);
  });

  it('run every example command within the permissions of their roles', async () => {
    const { workspace } = slack();
    await type('declare P1 checkout fails');
    const channel = incidentChannel();
    userPosts(workspace, { user: ALICE, channel, text: 'the cart service times out' });
    await settle();

    for (const line of EXAMPLES) await type(line, channel);
    userOpensHome(workspace, ALICE);
    await settle();

    expect(EXAMPLES.length).toBeGreaterThan(30);
    expect(pump.failures).toEqual([]);
    expect(functions.log.filter((line) => line.startsWith('{"level":50'))).toEqual([]);
    expect(forbidden(used)).toEqual([]);
  });

  it('archive an incident on demand and restore it, deleting only where the role allows it', async () => {
    const { workspace } = slack();
    const store = createStore({ ...table, now: () => new Date().toISOString() });
    await type('declare P1 checkout fails');
    const channel = incidentChannel();
    userPosts(workspace, { user: ALICE, channel, text: 'the cart service times out' });
    await settle();
    await type('resolve', channel);
    await type('close', channel);

    await type('archive', channel);
    const archived = await store.loadRecord('INC-000001');
    await type('summary', channel);
    await type('restore', channel);
    const restored = await store.loadRecord('INC-000001');

    expect(archived?.incident.archive_key).toBeDefined();
    expect(archived?.comments).toEqual([]);
    expect(restored?.comments.map(({ text }) => text)).toEqual(['the cart service times out']);
    const posts = workspace.channels.get(channel)?.messages.filter(({ bot_id }) => bot_id) ?? [];
    expect(posts.map(textOf).join('\n')).toContain('from the archive of');
    expect(forbidden(used)).toEqual([]);
  });

  it('run every scheduled task, with secrets fetched once', async () => {
    const reports = [];
    for (const task of ['open_requests', 'open_requests', 'gaps', 'sweep', 'contents']) {
      reports.push(await invoke('schedule', { task }));
    }

    expect(reports).toEqual([
      { sent: 0 },
      { sent: 0 },
      {},
      { archived: [], kept: 0, deleted: 0 },
      { deleted: [] },
    ]);
    await expect(functions.invoke('schedule', { task: 'rm -rf' })).rejects.toThrow("isn't a task");
    // Of the function for requests, the worker and the schedule, each in its turn.
    const token = '/aegis/test/slack-bot-token';
    expect(aws.lookups.map(({ names }) => names)).toEqual([
      [token, '/aegis/test/slack-signing-secret'],
      [token],
      [token],
    ]);
    expect(forbidden(used)).toEqual([]);
  });
});

describe('the bundle', () => {
  it('starts with no more than 1,200 KiB of code for Slack', () => {
    const path = Object.keys(outputs).find((name) => name.endsWith('lambda/http.mjs')) ?? '';

    const size = startKiB(outputs, path);

    expect(size).toBeGreaterThan(100);
    expect(size).toBeLessThanOrEqual(1_200);
  });

  it('has all four functions and the program for socket and embedded mode', () => {
    const names = Object.keys(outputs).map((path) => path.split('/').slice(-2).join('/'));

    for (const name of ['http', 'worker', 'stream', 'schedule'])
      expect(names).toContain(`lambda/${name}.mjs`);
  });

  it('runs embedded as one file, and stops cleanly', async () => {
    const env = {
      PATH: process.env.PATH,
      AEGIS_HOME: join(BUNDLE, 'home'),
      PORT: String(await freePort(38_000)),
    };
    const child = spawn(process.execPath, [join(BUNDLE, 'aegis.mjs')], { env });
    const exit = once(child, 'exit');
    let url: string | undefined;
    for await (const line of createInterface(child.stdout)) {
      url = /http:\S+/.exec(line)?.[0];
      if (url) break;
    }

    const page = await fetch(url ?? '');
    child.kill('SIGINT');

    expect(page.status).toBe(200);
    expect(await exit).toEqual([0, null]);
  });
});

afterAll(() => rm(BUNDLE, { recursive: true, force: true }));

/** The first example of every command, about INC-1. */
const EXAMPLES = COMMANDS.flatMap(({ examples: [example = ''] }) =>
  example.replace(/^\/incident ?/, '').replace(/\b42\b/, '1'),
);

const SWEEPS = ['sweep', 'contents', 'archive'];

/** The role that serverless.yml gives to a function for a task. */
function roleOf(name: string, event: object): string {
  if (name === 'schedule')
    return 'task' in event && SWEEPS.includes(String(event.task)) ? 'SweepRole' : 'ScheduleRole';
  return { http: 'HttpRole', worker: 'WorkerRole', stream: 'ArchiverRole' }[name] ?? '';
}

/** Actions that roles took without permission. */
function forbidden(used: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...used].flatMap(([role, actions]) => {
    const allowed = allowedTo(role);
    return [...actions].filter((action) => !allowed.has(action)).map((action) => `${role} ${action}`);
  });
}

async function endpointOf({ client }: Table): Promise<string> {
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? {};
  return `${protocol}//${hostname}:${port}`;
}

interface Places {
  tableName: string;
  tableUrl: string;
  awsUrl: string;
  slackUrl: string;
}

/** The environment that serverless.yml sets, with local endpoints. */
function settingsFor({ tableName, tableUrl, awsUrl, slackUrl }: Places): Record<string, string> {
  return {
    AEGIS_TABLE: tableName,
    AEGIS_BUCKET: 'aegis-test',
    AEGIS_ARCHIVER: 'sweep',
    AWS_ENDPOINT_URL_LAMBDA: awsUrl,
    AEGIS_QUEUE_URL: `${awsUrl}/123456789012/jobs.fifo`,
    SLACK_BOT_TOKEN_PARAMETER: '/aegis/test/slack-bot-token',
    SLACK_SIGNING_SECRET_PARAMETER: '/aegis/test/slack-signing-secret',
    SLACK_API_URL: slackUrl,
    LOG_LEVEL: 'warn',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
    AWS_ENDPOINT_URL_SSM: awsUrl,
    AWS_ENDPOINT_URL_SQS: awsUrl,
    AWS_ENDPOINT_URL_S3: awsUrl,
  };
}
