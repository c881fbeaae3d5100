import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createSocketReceiver } from '../../../src/bot/edge/socket-receiver.js';
import { createTestClock, type TestClock } from '../../support/clock.js';
import { createTestLogger } from '../../support/logger.js';
import { DECLARED_AT } from '../../support/records.js';

/** A Slack that answers the next request for a connection as a test says. */
let answers: ((response: ServerResponse) => void)[];
let clock: TestClock;
let http: Server;
let logger: ReturnType<typeof createTestLogger>;
let receiver: ReturnType<typeof createSocketReceiver>;
let sockets: WebSocketServer;

beforeEach(async () => {
  answers = [];
  clock = createTestClock(DECLARED_AT);
  logger = createTestLogger();
  http = createServer((_request, response) => (answers.shift() ?? accept)(response));
  await once(http.listen(0, '127.0.0.1'), 'listening');
  sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (connection) => connection.send('{"type":"hello"}'));
  const apiUrl = `http://127.0.0.1:${port()}/api/`;
  receiver = createSocketReceiver({ appToken: 'xapp-1', apiUrl, later: clock.later, logger });
});

afterEach(async () => {
  await receiver.stop();
  for (const client of sockets.clients) client.terminate();
  sockets.close();
  http.closeAllConnections();
  http.close();
});

const port = () => (http.address() as AddressInfo).port;

function say(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

const accept = (response: ServerResponse) => say(response, { ok: true, url: `ws://127.0.0.1:${port()}/` });
const refuse =
  (error: string, more = {}) =>
  (response: ServerResponse) =>
    say(response, { ok: false, error, ...more });
const fail =
  (status: number, headers = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers);
    response.end();
  };

const waits = () =>
  logger.lines.flatMap(({ message, fields }) =>
    message === "couldn't connect to Slack" ? [(fields as { retry_in_ms: number }).retry_in_ms] : [],
  );
const connections = () => [...sockets.clients];

/** Ends the connection, and resolves with the next one. */
async function reconnected(end: (connection: WebSocket) => void): Promise<void> {
  const next = once(sockets, 'connection');
  for (const connection of connections()) end(connection);
  await next;
}

/** Lets time pass until that many attempts have failed. */
async function untilFailed(times: number): Promise<void> {
  await expect.poll(waits, { interval: 2 }).toHaveLength(times);
}

it.each([
  [
    'a token that lacks a scope',
    refuse('missing_scope', { needed: 'connections:write' }),
    /`connections:write`/,
  ],
  ['a token that was revoked', refuse('token_revoked'), /revoked/],
  ['a wrong token', refuse('invalid_auth'), /token/],
])("doesn't start, and explains why: %s", async (_, answer, reason) => {
  answers = [answer];

  await expect(receiver.start()).rejects.toThrow(reason);
});

it('starts as soon as Slack answers', async () => {
  answers = [fail(503), fail(429, { 'retry-after': '60' })];

  const started = receiver.start();
  await untilFailed(1);
  clock.advance(1_000);
  await untilFailed(2);
  clock.advance(60_000);
  await started;

  expect(waits()).toEqual([1_000, 60_000]);
});

it.each([
  ['Slack asks for it', (one: WebSocket) => one.send('{"type":"disconnect","reason":"refresh_requested"}')],
  ['Slack closes it', (one: WebSocket) => one.close(1001)],
  ['it breaks', (one: WebSocket) => one.terminate()],
])('reconnects immediately when %s', async (_, end) => {
  await receiver.start();

  await reconnected(end);

  expect(waits()).toEqual([]);
});

it('keeps trying through an outage, at least every half minute', async () => {
  await receiver.start();
  answers = Array.from({ length: 8 }, () => fail(500));

  const next = once(sockets, 'connection');
  for (const connection of connections()) connection.terminate();
  for (let failed = 1; failed <= 8; failed += 1) {
    await untilFailed(failed);
    clock.advance(30_000);
  }
  await next;

  expect(waits()).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

it("survives a revoked token, and connects once it's valid again", async () => {
  await receiver.start();
  answers = [refuse('invalid_auth')];

  const next = once(sockets, 'connection');
  for (const connection of connections()) connection.terminate();
  await untilFailed(1);
  clock.advance(1_000);
  await next;

  expect(waits()).toEqual([1_000]);
});

it('stops while there is no connection', async () => {
  await receiver.start();
  answers = [fail(500)];
  for (const connection of connections()) connection.terminate();
  await untilFailed(1);

  await receiver.stop();
  clock.advance(60_000);

  expect(waits()).toHaveLength(1);
});

it('reports a reconnection, and not the first connection', async () => {
  let times = 0;
  receiver.onReconnected(() => {
    times += 1;
  });
  await receiver.start();
  expect(times).toBe(0);

  answers = [fail(500)];
  const next = once(sockets, 'connection');
  for (const connection of connections()) connection.terminate();
  await untilFailed(1);
  expect(times).toBe(0);
  clock.advance(1_000);
  await next;

  await expect.poll(() => times, { interval: 2 }).toBe(1);
});
