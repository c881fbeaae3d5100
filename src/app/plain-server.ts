import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { isAboutAlerts } from './lazy-alert-listener.js';

/**
 * Takes alerts, and answers `GET /health` so that a supervisor can restart a process that hangs: what a process that
 * uses Socket Mode does over HTTP. Returns what stops it.
 */
export async function startPlainServer(port: number, alerts: RequestListener): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (isAboutAlerts(request)) {
      alerts(request, response);
      return;
    }
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
