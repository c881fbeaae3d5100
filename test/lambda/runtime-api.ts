import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RuntimeApi {
  /** `host:port`, as Lambda passes it to a runtime. */
  address: string;
  /** Passes an event to the runtime. Rejects with the function's error. */
  invoke(event: object): Promise<unknown>;
  /** Rejects everything that's waiting for a response. */
  fail(reason: Error): void;
  close(): Promise<void>;
}

interface Waiting {
  id: string;
  event: object;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Lambda's Runtime API for one function, one event at a time, as docs.aws.amazon.com/lambda describes it. */
export async function startRuntimeApi({
  name,
  timeoutMs,
}: {
  name: string;
  timeoutMs: number;
}): Promise<RuntimeApi> {
  const queue: Waiting[] = [];
  const running = new Map<string, Waiting>();
  let idle: ServerResponse | undefined;
  let failure: Error | undefined;
  let count = 0;

  function dispatch(): void {
    const next = idle && queue.shift();
    if (!idle || !next) return;
    running.set(next.id, next);
    const trace = `Root=1-5759e988-${next.id.slice(-12).padStart(24, '0')};Parent=53995c3f42cd8ad8;Sampled=1`;
    idle.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': next.id,
      'lambda-runtime-deadline-ms': String(Date.now() + timeoutMs),
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
      'lambda-runtime-trace-id': trace,
    });
    idle.end(JSON.stringify(next.event));
    idle = undefined;
  }

  function fail(reason: Error): void {
    failure = reason;
    for (const one of [...queue.splice(0), ...running.values()]) one.reject(reason);
  }

  function settle(id: string, kind: string, body: string): void {
    const one = running.get(id);
    running.delete(id);
    if (kind === 'response') one?.resolve(body === '' ? undefined : JSON.parse(body));
    else one?.reject(new Error((JSON.parse(body) as { errorMessage?: string }).errorMessage));
  }

  const server = createServer(async (request, response) => {
    const [, , , place = '', id = '', kind = ''] = request.url?.split('/') ?? [];
    if (id === 'next') {
      idle = response;
      return dispatch();
    }
    const body = await text(request);
    if (place === 'init') fail(new Error(body));
    else settle(id, kind, body);
    response.writeHead(202).end('{}');
  });
  // By default, it closes a connection after five idle seconds, even while a client is sending on it.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail,
    invoke: (event) =>
      new Promise((resolve, reject) => {
        count += 1;
        const id = `8476a536-e9f4-11e8-9739-${String(count).padStart(12, '0')}`;
        if (failure) reject(failure);
        queue.push({ id, event, resolve, reject });
        dispatch();
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
