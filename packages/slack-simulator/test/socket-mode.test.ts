import { App, SocketModeReceiver } from '@slack/bolt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Fields } from '../src/model.js';
import { buildCommand } from '../src/payloads.js';
import { userPosts } from '../src/people.js';
import { ALICE, createTestClient, GENERAL, RANDOM, silentLogger, useSlack } from './support/use-slack.js';

const slack = useSlack();
const started: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const app of started.splice(0)) await app.stop();
});

/** A Slack app of Bolt's, connected by Socket Mode. */
async function startBoltApp(listen: (app: App) => void): Promise<App> {
  const { workspace, server } = slack();
  const { appToken, botToken, botId, botUserId } = workspace.app;
  const clientOptions = { slackApiUrl: server.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silentLogger,
    // Also how long the client waits before it reconnects.
    clientPingTimeout: 50,
    installerOptions: { clientOptions },
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId }),
    clientOptions,
    logger: silentLogger,
  });
  listen(app);
  await app.start();
  started.push(app);
  return app;
}

/** A bare connection, which acknowledges only what the test asks it to. */
async function connect(): Promise<{
  frames: Fields[];
  acknowledge(frame: Fields, payload?: unknown): void;
  close(): void;
}> {
  const { server, workspace } = slack();
  const { url = '' } = await createTestClient(server, workspace.app.appToken).apps.connections.open({});
  const connection = new WebSocket(url);
  const frames: Fields[] = [];
  connection.on('message', (data) => frames.push(JSON.parse(data.toString()) as Fields));
  await vi.waitFor(() => expect(frames).not.toEqual([]), { interval: 2 });
  return {
    frames,
    acknowledge: ({ envelope_id }, payload) => connection.send(JSON.stringify({ envelope_id, payload })),
    close: () => connection.terminate(),
  };
}

const command = (text: string) => {
  const { workspace, server } = slack();
  const use = { user: ALICE, channel: GENERAL, command: '/note', text };
  return { type: 'slash_commands' as const, payload: buildCommand({ workspace, baseUrl: server.url }, use) };
};

const event = (text: string) => {
  const { workspace, events } = slack();
  userPosts(workspace, { channel: RANDOM, user: ALICE, text });
  return { type: 'events_api' as const, payload: events.at(-1) ?? {} };
};

describe('a Bolt app in Socket Mode', () => {
  it('gets commands and events and responds to them', async () => {
    const heard: string[] = [];
    await startBoltApp((app) => {
      app.command('/note', async ({ ack, command }) => ack({ text: `you said ${command.text}` }));
      app.message(async ({ message }) => void heard.push((message as { text?: string }).text ?? ''));
    });
    const { socket } = slack().server;

    const answer = await socket.send(command('list'));
    await socket.send(event('hello'));

    expect(answer).toEqual({ text: 'you said list' });
    expect(heard).toEqual(['hello']);
  });

  it.each(['disconnect', 'drop'] as const)('reconnects after a %s without missing anything', async (end) => {
    const heard: string[] = [];
    await startBoltApp((app) => {
      app.message(async ({ message }) => void heard.push((message as { text?: string }).text ?? ''));
    });
    const { socket } = slack().server;
    await socket.send(event('before'));

    socket[end]();
    await socket.send(event('after'));

    expect(heard.at(-1)).toBe('after');
  });
});

describe('a connection', () => {
  it('starts with hello, and its URL works once', async () => {
    const { server, workspace } = slack();
    const { frames } = await connect();
    const { url = '' } = await createTestClient(server, workspace.app.appToken).apps.connections.open({});
    const first = new WebSocket(url);
    await new Promise((resolve) => first.once('open', resolve));
    const second = new WebSocket(url);

    await expect(new Promise((_, reject) => second.once('error', reject))).rejects.toThrow();
    expect(frames).toMatchObject([
      { type: 'hello', num_connections: 1, connection_info: { app_id: 'A01DEMO' } },
    ]);
  });

  it('passes its events to the next one when it breaks', async () => {
    const { socket } = slack().server;
    const first = await connect();
    const delivered = socket.send(event('hello'));
    await vi.waitFor(() => expect(first.frames).toHaveLength(2), { interval: 2 });

    first.close();
    const second = await connect();
    await vi.waitFor(() => expect(second.frames).toHaveLength(2), { interval: 2 });
    second.acknowledge(second.frames[1] ?? {});
    await delivered;

    expect(first.frames[1]).toMatchObject({
      type: 'events_api',
      retry_attempt: 0,
      accepts_response_payload: false,
      payload: { event: { text: 'hello' } },
    });
    expect(second.frames[1]).toMatchObject({
      envelope_id: first.frames[1]?.envelope_id,
      retry_attempt: 1,
      retry_reason: 'timeout',
    });
  });

  it('fails its commands when it breaks', async () => {
    const { socket } = slack().server;
    const { frames, close } = await connect();
    const answer = socket.send(command('list'));
    await vi.waitFor(() => expect(frames).toHaveLength(2), { interval: 2 });

    close();

    await expect(answer).rejects.toMatchObject({ code: 'dispatch_failed' });
    expect(frames[1]).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
  });

  it('is required for commands, while events wait for one', async () => {
    const { socket } = slack().server;
    const waiting = socket.send(event('hello'));

    await expect(socket.send(command('list'))).rejects.toMatchObject({ code: 'dispatch_failed' });
    const { frames, acknowledge } = await connect();
    await vi.waitFor(() => expect(frames).toHaveLength(2), { interval: 2 });
    acknowledge(frames[1] ?? {});
    await waiting;
  });

  it('takes turns with other connections', async () => {
    const { socket } = slack().server;
    const connections = [await connect(), await connect()];

    void socket.send(event('one'));
    void socket.send(event('two'));

    for (const { frames } of connections) {
      await vi.waitFor(() => expect(frames).toHaveLength(2), { interval: 2 });
    }
  });
});
