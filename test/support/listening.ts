import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** Serves a listener on a real port. */
export async function listenWith(listener: RequestListener): Promise<{ port: number; stop(): void }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

/** Sends the beginning of a request, then a byte every now and then. Resolves to how long the server put up with it. */
export function trickle(port: number, beginning: string): Promise<number> {
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const timer = setInterval(() => socket.write('x'), 100);
    socket.on('error', () => undefined).resume();
    socket.on('close', () => {
      clearInterval(timer);
      resolve(performance.now() - began);
    });
    socket.write(beginning);
  });
}
