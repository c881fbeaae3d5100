import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/app/open/system-clock.js';
import { createIdentity } from '../../src/bot/client/identity.js';
import { createApp } from '../../src/bot/edge/app.js';
import { createHttpReceiver, EVENTS_PATH } from '../../src/bot/edge/http-receiver.js';
import type { TestAegis } from './aegis.js';
import { type Lifetime, PER_TEST } from './lifetime.js';
import { createTestClient } from './slack.js';

interface RawRequest {
  method?: string;
  path?: string;
  /** Names and values in turn, as they go over the wire: duplicates and capitals stay what they are. */
  headers: readonly string[];
  body?: string | Buffer;
}

export interface HttpServer {
  /** Sends a request over a real connection; resolves with the status and what the answer says. */
  send(raw: RawRequest): Promise<{ status: number; body: string }>;
}

/** The receiver for HTTP behind a real port, for every test of a file. */
export function useHttpServer(
  aegis: () => TestAegis,
  { before, after }: Lifetime = PER_TEST,
): () => HttpServer {
  let running: (HttpServer & { stop(): void }) | undefined;
  before(async () => {
    running = await start(aegis());
  });
  after(async () => running?.stop());
  return () => {
    if (!running) throw new Error('there is a server only while a test runs');
    return running;
  };
}

async function start({ requestDeps, deps, server, workspace }: TestAegis) {
  const { botToken, signingSecret } = workspace.app;
  const { receiver, listener } = createHttpReceiver({
    signingSecret,
    clock: systemClock,
    logger: deps.logger,
    settings: deps.settings,
  });
  const identity = createIdentity(createTestClient(server, botToken));
  createApp({ deps: requestDeps, identity, receiver, token: botToken });
  const listening = createServer(listener).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    send: (raw: RawRequest) => exchange(port, raw),
    stop() {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

async function exchange(port: number, { method = 'POST', path = EVENTS_PATH, headers, body }: RawRequest) {
  const outgoing = request({ host: '127.0.0.1', port, method, path });
  outgoing.setHeader('connection', 'close');
  for (const [name, values] of grouped(headers)) outgoing.setHeader(name, values);
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  // A body that was refused may not have been read to its end.
  outgoing.on('error', () => undefined);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode as number, body: Buffer.concat(chunks).toString() };
}

/** Node writes a header with several values as several lines, under the name as it is given. */
function grouped(headers: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const [name = '', value = ''] = headers.slice(i, i + 2);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}
