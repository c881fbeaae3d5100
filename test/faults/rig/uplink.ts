import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan, TableFault, WireCall } from './faults.js';

/** Where the process dies: at its nth request, before or after the request takes effect. */
export interface Death {
  at: number;
  when: 'before' | 'after';
}

export interface Uplink {
  url: string;
  /** Every request of this process so far, in order. */
  calls: readonly WireCall[];
  /** Resolves when the process has died. */
  died: Promise<void>;
  readonly isDead: boolean;
  /** Kills it at one of its next requests, counting from now. */
  dieAt(death: Death): void;
  /** An effect that doesn't go over HTTP. */
  pass<T>(call: WireCall, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Upstreams {
  table: string;
  slack: string;
}

/**
 * A process's only connection: its requests to the table and to Slack go through here, where they're counted
 * and can fail. To kill the process, the connection is cut: nothing it still tries has any effect, which is
 * all that others can observe of a `kill -9`.
 */
export async function openUplink({ plan, ...upstreams }: Upstreams & { plan: Plan }): Promise<Uplink> {
  const calls: WireCall[] = [];
  const agent = new Agent({ keepAlive: true });
  let death: Death | undefined;
  let isDead = false;
  let tellDeath: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    tellDeath = resolve;
  });
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function cut(): void {
    isDead = true;
    server.close();
    server.closeAllConnections();
    tellDeath();
  }

  async function pass<T>(call: WireCall, work: () => Promise<T>): Promise<T> {
    if (isDead) throw new Error('the process is dead');
    calls.push(call);
    const isLast = death?.at === calls.length;
    if (isLast && death?.when === 'before') cut();
    if (isDead) throw new Error('the process is dead');
    const result = await work();
    if (isLast) cut();
    if (isDead) throw new Error('the process is dead');
    return result;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const call = readCall(request, body);
    const fault = plan.take(call);
    const ask = (changed: Buffer = body) =>
      forward(agent, upstreams[call.to as 'table' | 'slack'], request, changed);
    const answer = await pass(call, () => (fault ? meet(fault, { body, ask }) : ask()));
    if (answer === 'broken') return void response.destroy();
    // Slack returns its own URLs, for files and answers; those also go through here.
    const isText = call.to === 'slack' && !/octet-stream|image/.test(answer.headers['content-type'] ?? '');
    const sent = isText ? Buffer.from(answer.body.toString().replaceAll(upstreams.slack, url)) : answer.body;
    const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...headers } = answer.headers;
    response.writeHead(answer.status, headers).end(sent);
  }

  return {
    url,
    calls,
    died,
    get isDead() {
      return isDead;
    },
    dieAt({ at, when }) {
      death = { at: calls.length + at, when };
    },
    pass,
    async close() {
      agent.destroy();
      if (isDead) return;
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function readCall({ headers, url = '' }: IncomingMessage, body: Buffer): WireCall {
  const target = headers['x-amz-target'];
  if (target) return { to: 'table', name: String(target).split('.').at(-1) ?? '', body: body.toString() };
  // `/api/chat.postMessage`, `/slack/upload/F1`
  const [, area, kind = '', rest = ''] = new URL(url, 'http://slack').pathname.split('/');
  return { to: 'slack', name: area === 'api' ? kind : `${kind}${rest && ' …'}`, body: body.toString() };
}

async function forward(agent: Agent, upstream: string, from: IncomingMessage, body: Buffer): Promise<Answer> {
  const { host: _, connection: __, 'transfer-encoding': ___, ...headers } = from.headers;
  const outgoing = send(upstream + (from.url ?? '/'), {
    agent,
    method: from.method,
    headers: { ...headers, 'content-length': body.length },
  });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode ?? 500, headers: incoming.headers, body: await buffer(incoming) };
}

const TYPE = { 'content-type': 'application/x-amz-json-1.0' };

interface Asked {
  body: Buffer;
  ask: (changed?: Buffer) => Promise<Answer>;
}

async function meet(fault: TableFault, { body, ask }: Asked): Promise<Answer | 'broken'> {
  if (typeof fault === 'object') {
    await sleep(fault.delayMs);
    return ask();
  }
  switch (fault) {
    case 'drop-request':
      return 'broken';
    case 'drop-reply':
      await ask();
      return 'broken';
    case '500-after':
      await ask();
      return refusal(500, 'InternalServerError');
    case 'throttle':
      return refusal(400, 'ProvisionedThroughputExceededException');
    case 'conflict':
      return refusal(400, 'TransactionCanceledException', conflictReasons(body));
    case 'forget-token':
      return ask(json({ ...(JSON.parse(body.toString()) as object), ClientRequestToken: randomUUID() }));
    case 'unprocessed':
      return takeFirstPart(body, ask);
    case 'stale':
      return { status: 200, headers: TYPE, body: json({ Items: [], Count: 0, ScannedCount: 0 }) };
  }
}

function refusal(status: number, name: string, more: object = {}): Answer {
  const __type = `com.amazonaws.dynamodb.v20120810#${name}`;
  return {
    status,
    headers: TYPE,
    body: json({ __type, message: 'as the test asked', Message: 'as the test asked', ...more }),
  };
}

function conflictReasons(body: Buffer): object {
  const { TransactItems } = JSON.parse(body.toString()) as { TransactItems: unknown[] };
  const CancellationReasons = TransactItems.map((_, at) => ({
    Code: at === 0 ? 'TransactionConflict' : 'None',
  }));
  return { CancellationReasons };
}

interface Batch {
  RequestItems: Record<string, unknown[] | { Keys: unknown[] }>;
}

/** Processes half of a batch and returns the rest as unprocessed. */
async function takeFirstPart(body: Buffer, ask: Asked['ask']): Promise<Answer> {
  const batch = JSON.parse(body.toString()) as Batch;
  const done: Batch['RequestItems'] = {};
  const left: Batch['RequestItems'] = {};
  const isWrite = Object.values(batch.RequestItems).some(Array.isArray);
  for (const [name, part] of Object.entries(batch.RequestItems)) {
    const all = Array.isArray(part) ? part : part.Keys;
    const half = Math.ceil(all.length / 2);
    const wrap = (some: unknown[]) => (Array.isArray(part) ? some : { ...part, Keys: some });
    done[name] = wrap(all.slice(0, half));
    if (half < all.length) left[name] = wrap(all.slice(half));
  }
  const answer = await ask(json({ ...batch, RequestItems: done }));
  const said = JSON.parse(answer.body.toString()) as object;
  return { ...answer, body: json({ ...said, [isWrite ? 'UnprocessedItems' : 'UnprocessedKeys']: left }) };
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
