import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { isAboutAlerts } from '../lazy-alert-listener.js';

/**
 * How long a source may take for its headers, and for a whole request; the alert
 * listener limits bodies itself.
 */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;

/**
 * The HTTP server of a process that uses Socket Mode: it accepts alerts, and answers `GET /health` so that a
 * supervisor can restart a process that hangs. Returns a function that stops it.
 */
export async function startPlainServer(
  port: number,
  alerts: RequestListener,
  { headersMs = HEADERS_MS } = {},
): Promise<() => Promise<void>> {
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: headersMs,
  };
  const server = createServer(limits, (request, response) => {
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
