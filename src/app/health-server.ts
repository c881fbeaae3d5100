import { once } from 'node:events';
import { createServer } from 'node:http';

/** Answers `GET /health` so that a supervisor can restart a process that hangs. Returns what stops it. */
export async function startHealthServer(port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const isHealth = request.method === 'GET' && request.url === '/health';
    response.writeHead(isHealth ? 200 : 404, { 'content-type': 'application/json' });
    response.end(isHealth ? '{"ok":true}' : undefined);
  });
  server.listen(port);
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}
