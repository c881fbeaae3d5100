import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App, ReceiverEvent } from '@slack/bolt';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { OverloadedError } from '../../../src/base/errors.js';
import { createSocketReceiver } from '../../../src/bot/edge/socket-receiver.js';
import { createTestClock } from '../../support/clock.js';
import { createTestLogger } from '../../support/logger.js';
import { DECLARED_AT } from '../../support/records.js';

/** A Slack that sends any frame over the socket, even one that no workspace would send. */
let http: Server;
let sockets: WebSocketServer;
let socket: WebSocket;
let stop: () => Promise<unknown>;
let received: ReceiverEvent[];
/** What the app throws for each event, if anything. */
let failure: Error | undefined;
let logger: ReturnType<typeof createTestLogger>;

beforeEach(async () => {
  received = [];
  failure = undefined;
  logger = createTestLogger();
  http = createServer((_request, response) => {
    const { port } = http.address() as AddressInfo;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (connection) => {
    socket = connection;
    connection.send('{"type":"hello"}');
  });
  const { port } = http.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  const { later } = createTestClock(DECLARED_AT);
  const receiver = createSocketReceiver({ appToken: 'xapp-1', apiUrl, later, logger });
  const processEvent = async (event: ReceiverEvent) => {
    received.push(event);
    if (failure) throw failure;
  };
  receiver.init({ processEvent } as App);
  await receiver.start();
  stop = () => receiver.stop();
});

afterEach(async () => {
  await stop();
  for (const client of sockets.clients) client.terminate();
  sockets.close();
  http.closeAllConnections();
  http.close();
});

const WHOLE = { type: 'events_api', envelope_id: 'E1' };
const LAST = { event: { type: 'message', text: 'last' } };

/** Sends a valid frame and waits for it; resolves with the bodies received before it. */
async function receivedBefore(): Promise<unknown[]> {
  socket.send(JSON.stringify({ ...WHOLE, payload: LAST }));
  await vi.waitFor(() => expect(received.at(-1)?.body).toEqual(LAST), { interval: 2 });
  return received.slice(0, -1).map(({ body }) => body);
}

it.each([
  ['no JSON', '{"type":'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['no type', '{"envelope_id":"E1","payload":{}}'],
  ['a type that is a list', '{"type":["hello"]}'],
  ['a prototype', '{"type":"__proto__","payload":{}}'],
  ['an internal event of the client', '{"type":"close"}'],
  ['an error', '{"type":"error","payload":{}}'],
  ['bytes', Buffer.from([0, 255, 1])],
])('drops a frame and keeps the connection: %s', async (_, data) => {
  socket.send(data);

  expect(await receivedBefore()).toEqual([]);
  expect(sockets.clients.size).toBe(1);
});

it.each([
  ['no payload', undefined],
  ['null', null],
  ['no event', {}],
  ['an event that is null', { event: null }],
  ['an event with an internal name', { event: { type: 'ws_message' } }],
  ['an event that disconnects', { event: { type: 'close' } }],
])('passes an event on to the gate, which can acknowledge it: %s', async (_, payload) => {
  const acknowledged = once(socket, 'message');

  socket.send(JSON.stringify({ ...WHOLE, payload }));
  expect(await receivedBefore()).toEqual([payload]);
  await received[0]?.ack();

  expect(JSON.parse(String((await acknowledged)[0]))).toMatchObject({ envelope_id: 'E1' });
});

it("leaves events that it has no time for to Slack's redelivery, without an error for each", async () => {
  const acknowledged = vi.fn();
  socket.on('message', acknowledged);
  failure = new OverloadedError();

  socket.send(JSON.stringify({ ...WHOLE, payload: {} }));
  await receivedBefore();
  const quiet = [...logger.lines];
  failure = new Error('broken');
  await receivedBefore();
  await vi.waitFor(() => expect(logger.lines.map(({ level }) => level)).toContain('error'));

  expect(quiet.filter(({ level }) => level === 'error')).toEqual([]);
  expect(acknowledged).not.toHaveBeenCalled();
});
