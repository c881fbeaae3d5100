import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Record<string, unknown>;
}

/** A status, with a body if there is one. */
type Answer = number | [status: number, body: unknown];

/** Servers that live as long as a test. */
export function useServers(): {
  /** The address of a server once it listens. */
  listen(server: Server): Promise<string>;
  /** A service that answers as `respond` says, and remembers what it was asked. */
  standIn(respond: (asked: Asked) => Answer): Promise<{ url: string; asked: Asked[] }>;
} {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  async function listen(server: Server): Promise<string> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  return {
    listen,
    async standIn(respond) {
      const asked: Asked[] = [];
      const server = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
        const body = await text(request);
        const { method = '', url: path = '', headers } = request;
        const one = { method, path, headers, body: body === '' ? {} : JSON.parse(body) };
        asked.push(one);
        const answer = respond(one);
        const [status, said] = typeof answer === 'number' ? [answer, undefined] : answer;
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(said === undefined ? '' : JSON.stringify(said));
      });
      return { url: await listen(server), asked };
    },
  };
}
