import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Use } from './use.js';

export interface TableProxy {
  /** The endpoint for a role's calls. */
  urlFor(role: string): string;
  /** Actions on the table. */
  uses: Use[];
  close(): Promise<void>;
}

/** Forwards to a table engine and records the IAM actions that the calls would need on the stack's table. */
export async function startTableProxy(endpoint: string): Promise<TableProxy> {
  const uses: Use[] = [];

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const role = request.url?.split('/')[1] ?? '';
    const target = String(request.headers['x-amz-target']);
    uses.push(...usesOf(target, JSON.parse(body.toString())).map((use) => ({ role, ...use })));
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const reply = await fetch(endpoint, { method: 'POST', headers: headers as Record<string, string>, body });
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(Buffer.from(await reply.arrayBuffer()));
  }

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    urlFor: (role) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${role}`,
    uses,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface TableRequest {
  IndexName?: string;
  TransactItems?: object[];
}

/** A transaction needs the permissions of its parts, and none of its own. */
function usesOf(target: string, { IndexName, TransactItems = [] }: TableRequest): Omit<Use, 'role'>[] {
  const operation = target.split('.').at(-1) ?? '';
  const resource = IndexName ? `arn:Table/index/${IndexName}` : 'arn:Table';
  if (operation !== 'TransactWriteItems') return [{ action: `dynamodb:${operation}`, resource }];
  return TransactItems.flatMap((item) => Object.keys(item)).map((part) => ({
    action: part === 'ConditionCheck' ? 'dynamodb:ConditionCheckItem' : `dynamodb:${part}Item`,
    resource,
  }));
}
