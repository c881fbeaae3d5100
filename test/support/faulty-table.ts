import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Table } from '../../src/data/table/table-client.js';
import { openTestTable } from './open-test-table.js';

type Body = Record<string, unknown>;

/** What goes wrong with one request. */
type Fault =
  /** Applied, but the response is lost. */
  | 'lost response'
  /** Rejected with status 400 and this body. */
  | { refusal: Body }
  /** Processes only the first items of a batch and returns the rest as unprocessed. */
  | { takes: number };

export interface FaultyTable {
  table: Table;
  /** Makes the next requests of an operation (`PutItem`) fail, one per fault. */
  fail(operation: string, ...faults: Fault[]): void;
  /** The requested operations, in order. */
  asked: string[];
  /** Gives each attempt of a transaction its own token, as if the engine had restarted in between. */
  forgetTokens(): void;
  stop(): Promise<void>;
}

/** The same table behind a network that fails as AWS and networks do, which local engines can't simulate. */
export async function makeFaulty(table: Table): Promise<FaultyTable> {
  const { protocol, hostname, port } = (await table.client.config.endpoint?.()) ?? {};
  const engine = `${protocol}//${hostname}:${port}`;
  const faults = new Map<string, Fault[]>();
  const asked: string[] = [];
  let isForgetful = false;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers['x-amz-target']);
    const operation = target.split('.').at(-1) ?? '';
    asked.push(operation);
    const fault = faults.get(operation)?.shift();
    const body = (await json(request)) as Body;
    if (isForgetful && 'ClientRequestToken' in body) body.ClientRequestToken = `try-${asked.length}`;
    if (typeof fault === 'object' && 'refusal' in fault) return answer(response, 400, fault.refusal);
    const [taken, left] = typeof fault === 'object' ? split(body, fault.takes) : [body, {}];
    // Engines refuse empty batches.
    if (typeof fault === 'object' && fault.takes === 0) return answer(response, 200, left);
    const { authorization = '', 'x-amz-date': date = '' } = request.headers;
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': String(date),
      authorization,
    };
    const reply = await fetch(engine, { method: 'POST', headers, body: JSON.stringify(taken) });
    const found = (await reply.json()) as Body;
    if (fault === 'lost response') return void request.socket.destroy();
    return answer(response, reply.status, { ...found, ...left });
  }

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const faulty = openTestTable({
    endpoint: `http://127.0.0.1:${own}`,
    tableName: table.name,
    now: table.now,
  });
  return {
    table: faulty,
    asked,
    fail: (operation, ...next) => void faults.set(operation, next),
    forgetTokens() {
      isForgetful = true;
    },
    async stop() {
      faulty.client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, status: number, body: Body): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
}

/** The first writes or keys of a batch, and the response that returns the rest. */
function split(body: Body, takes: number): [Body, Body] {
  const [[name, asked] = ['', []]] = Object.entries(
    body.RequestItems as Record<string, unknown[] | { Keys: unknown[] }>,
  );
  if (Array.isArray(asked)) {
    const rest = asked.slice(takes);
    return [{ RequestItems: { [name]: asked.slice(0, takes) } }, { UnprocessedItems: { [name]: rest } }];
  }
  const rest = { Keys: asked.Keys.slice(takes) };
  return [
    { RequestItems: { [name]: { Keys: asked.Keys.slice(0, takes) } } },
    { UnprocessedKeys: { [name]: rest } },
  ];
}
