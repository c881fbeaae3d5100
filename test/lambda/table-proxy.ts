import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface TableProxy {
  url: string;
  /** The actions taken on the table, as IAM names them. */
  actions: string[];
  close(): Promise<void>;
}

/** Forwards to a table engine and records the IAM actions that its callers would need. */
export async function startTableProxy(endpoint: string): Promise<TableProxy> {
  const actions: string[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const target = String(request.headers['x-amz-target']);
    actions.push(...actionsOf(target, body));
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const reply = await fetch(endpoint, { method: 'POST', headers: headers as Record<string, string>, body });
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(Buffer.from(await reply.arrayBuffer()));
  }

  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    actions,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A transaction needs the permissions of its parts and none of its own. */
function actionsOf(target: string, body: Buffer): string[] {
  const operation = target.split('.').at(-1) ?? '';
  if (operation !== 'TransactWriteItems') return [`dynamodb:${operation}`];
  const { TransactItems } = JSON.parse(body.toString()) as { TransactItems: object[] };
  return TransactItems.flatMap((item) => Object.keys(item)).map((part) =>
    part === 'ConditionCheck' ? 'dynamodb:ConditionCheckItem' : `dynamodb:${part}Item`,
  );
}
