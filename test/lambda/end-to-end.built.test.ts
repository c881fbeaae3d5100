import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { userOpensHome, userPosts } from 'slack-simulator';
import { freePort } from 'slack-simulator/child-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Output, startKiB } from '../../scripts/build.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { textOf } from '../support/aegis.js';
import { ALICE, INCIDENTS } from '../support/slack.js';
import { NAMED_TEAM, sharedBundle } from './built-bundle.js';
import { useBuiltFunctions } from './built-functions.js';
import { expiryEvent, snsEvent } from './events.js';

interface LogLine {
  lambda_request_id?: string;
  conditionalFailures?: number;
}

/** Fields that one log line has but the next one of its invocation must not. */
function hadFailures(before: LogLine, line: LogLine): boolean {
  return before.lambda_request_id === line.lambda_request_id && 'conditionalFailures' in before;
}

let bundle: string;
let outputs: Record<string, Output>;
beforeAll(async () => {
  ({ bundle, outputs } = await sharedBundle());
});

it('contain the content of aegis.yml, but neither its schema nor a parser', async () => {
  const files = (await readdir(join(bundle, 'lambda'), { recursive: true })).filter((name) =>
    name.endsWith('.mjs'),
  );
  const code = (
    await Promise.all(files.map((name) => readFile(join(bundle, 'lambda', name), 'utf8')))
  ).join();

  // Without the code itself, which would fill the screen.
  const has = (text: string) => code.includes(text);
  expect(has(NAMED_TEAM)).toBe(true);
  expect(has('must be a user group or person') || has('Excessive alias count')).toBe(false);
});

describe('the functions', () => {
  const rig = useBuiltFunctions();

  it('run an incident from declaration to archive', async () => {
    const { workspace, store, aws, functions, pump, settle, type } = rig();

    await type('declare P1 checkout fails für alle 🚒');
    const channel = rig().incidentChannel();
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
    const metrics = functions.log().filter((line) => line.includes('"_aws"'));
    expect(metrics.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ Stage: 'prod' }),
    );

    const PK = { S: 'INCIDENT#INC-000001' };
    const comment = { PK, SK: { S: 'COMMENT#2026-01-15T14:05:09.123456Z' }, text: { S: 'old' } };
    await functions.invoke('archiver', expiryEvent([comment]));

    expect([...aws.objects.keys()].filter((key) => key.startsWith('incidents/INC-000001/'))).toHaveLength(2);
    expect(rig().forbidden()).toEqual([]);
  });

  it('run every example command within the permissions of their roles', async () => {
    const { workspace, functions, pump, settle, type } = rig();
    await type('declare P1 checkout fails');
    const channel = rig().incidentChannel();
    userPosts(workspace, { user: ALICE, channel, text: 'the cart service times out' });
    await settle();

    for (const line of EXAMPLES) await type(line, channel);
    userOpensHome(workspace, ALICE);
    await settle();

    expect(EXAMPLES.length).toBeGreaterThan(30);
    expect(pump.failures).toEqual([]);
    const log = functions.log().map((line) => JSON.parse(line));
    expect(log.filter(({ level }) => level >= 50)).toEqual([]);
    expect(log.every(({ stage, Stage }) => stage === 'prod' || Stage === 'prod')).toBe(true);
    // Before Node 24, lines only have the fields that they set themselves.
    if (process.env.AEGIS_TEST_NODE) {
      const lines = log.filter(({ msg }) => msg !== undefined);
      expect(lines.filter(({ lambda_request_id, trace_id }) => !lambda_request_id || !trace_id)).toEqual([]);
      expect(lines.some(({ request_id }) => request_id)).toBe(true);
      const usage = lines.filter(({ msg }) => msg === 'table usage');
      const next = usage.filter((line, i) => i > 0 && hadFailures(usage[i - 1], line));
      expect(next.some((line) => !('conditionalFailures' in line))).toBe(true);
    }
    const files = [...workspace.files.values()];
    const images = files.filter(({ content }) => content?.subarray(1, 4).toString() === 'PNG');
    expect(images.length).toBeGreaterThan(0);
    expect(files.map(({ info }) => info.name).join()).toMatch(/\.md/);
    expect(rig().forbidden()).toEqual([]);
  });

  it('archive an incident on demand and restore it, deleting only where the role allows it', async () => {
    const { workspace, store, settle, type } = rig();
    await type('declare P1 checkout fails');
    const channel = rig().incidentChannel();
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
    expect(rig().forbidden()).toEqual([]);
  });

  it('run every scheduled task, with secrets fetched once', async () => {
    const { aws, functions } = rig();
    const reports = [];
    for (const task of ['open_requests', 'open_requests', 'events', 'gaps', 'gaps_left']) {
      reports.push(await functions.invoke('schedule', { task }));
    }
    for (const task of ['sweep', 'contents']) reports.push(await functions.invoke('sweep', { task }));

    expect(reports).toEqual([
      { sent: 0 },
      { sent: 0 },
      { delivered: 0 },
      { compared: expect.any(Number), failed: 0, found: 0, unfilled_gaps: expect.any(Number) },
      { compared: expect.any(Number), failed: 0, found: 0, unfilled_gaps: expect.any(Number) },
      { archived: [], kept: 0, deleted: 0 },
      { archives: 0, foreign: 0, rewritten: [], deleted: [] },
    ]);
    await expect(functions.invoke('schedule', { task: 'rm -rf' })).rejects.toThrow("isn't a task");
    expect(aws.lookups.map(({ names }) => names)).toEqual([['/aegis/prod/slack-bot-token']]);
    expect(rig().forbidden()).toEqual([]);
  });

  it('post alarms in the announcement channel', async () => {
    const alarm = {
      AlarmName: 'aegis-prod-QueueAgeAlarm-1A2B',
      AlarmDescription: 'Jobs wait.',
      NewStateValue: 'ALARM',
    };

    await rig().functions.invoke('schedule', snsEvent(JSON.stringify(alarm), new Date().toISOString()));

    const posts = rig().workspace.channels.get(INCIDENTS)?.messages.map(textOf) ?? [];
    expect(posts.join()).toContain('Jobs wait. What to do: `QueueAge`');
    expect(rig().forbidden()).toEqual([]);
  });
});

describe('the bundle', () => {
  // The built size plus a twentieth, so that it's noticed if a package is added to a function's start.
  it.each([
    ['http', 850],
    ['worker', 760],
    ['stream', 505],
    ['schedule', 556],
  ])('starts %s with no more than %i KiB of code', (name, most) => {
    const path = Object.keys(outputs).find((output) => output.endsWith(`lambda/${name}.mjs`)) ?? '';

    const size = startKiB(outputs, path);

    expect(size).toBeGreaterThan(100);
    expect(size).toBeLessThanOrEqual(most);
  });

  it('never imports node:http, which would load an HTTP client that no function uses', () => {
    const functions = Object.entries(outputs).filter(([path]) => path.includes('/lambda/'));

    const importing = functions.filter(([, { imports }]) =>
      imports.some(({ path, kind }) => /^(node:)?http$/.test(path) && kind === 'import-statement'),
    );

    expect(functions.length).toBeGreaterThan(4);
    expect(importing.map(([path]) => path)).toEqual([]);
  });

  it('has all four functions and the program for socket and embedded mode', () => {
    const names = Object.keys(outputs).map((path) => path.split('/').slice(-2).join('/'));

    for (const name of ['http', 'worker', 'stream', 'schedule'])
      expect(names).toContain(`lambda/${name}.mjs`);
  });

  it('runs embedded as one file, and stops cleanly', async () => {
    const env = {
      PATH: process.env.PATH,
      AEGIS_HOME: join(bundle, 'home'),
      PORT: String(await freePort(38_000)),
    };
    const child = spawn(process.execPath, [join(bundle, 'aegis.mjs')], { env });
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

/** The first example of every command, for INC-1. */
const EXAMPLES = COMMANDS.flatMap(({ examples: [example = ''] }) =>
  example.replace(/^\/incident ?/, '').replace(/\b42\b/, '1'),
);
