import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createAlertListener } from '../../src/alerts/alert-listener.js';
import { RefusalError } from '../../src/alerts/refusal.js';
import { createWithBody } from '../../src/alerts/with-body.js';
import { ALERT_TOKEN, useAegis } from '../support/aegis.js';
import { ALERT_SECRETS, alertGroup, anAlert, processOf } from '../support/alerts.js';

const PROCESS = processOf(`
alerts:
  sources: { alertmanager: { token_env: TOKEN } }
  routes: [{ name: critical, match: { severity: critical }, do: declare }]
`);

const aegis = useAegis({ settings: { process: PROCESS }, secrets: ALERT_SECRETS });
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listen(listener: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Starts a request of 100 bytes but sends fewer, as someone without a token can. Resolves to the response.
 */
function begin(port: number, sent = 'x'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answered = '';
    socket.on('data', (chunk) => {
      answered += String(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answered));
    socket.write(`POST /alerts/alertmanager HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n${sent}`);
  });
}

it('accepts alerts while a thousand strangers never finish their requests', async () => {
  const port = await listen(createAlertListener({ ...aegis().requestDeps, fetchText: async () => '' }));
  for (let n = 0; n < 1_000; n += 1) void begin(port);

  const { status } = await fetch(`http://127.0.0.1:${port}/alerts/alertmanager`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ALERT_TOKEN}` },
    body: JSON.stringify(alertGroup(anAlert())),
  });

  expect(status).toBe(202);
  await aegis().settled();
});

/** The refusal of a request by a server that limits bodies. */
async function serve(limits: Parameters<typeof createWithBody>[0], use = async () => 'used') {
  const withBody = createWithBody(limits);
  const outcomes: unknown[] = [];
  const port = await listen((request, response) => {
    void withBody(request, use)
      .catch((error: unknown) => (error instanceof RefusalError ? error.status : error))
      .then((outcome) => {
        outcomes.push(outcome);
        response.end();
      });
  });
  return { port, outcomes };
}

it('stops reading a body that takes too long', async () => {
  const { port, outcomes } = await serve({ readMs: 20 });

  await begin(port);

  expect(outcomes).toEqual([408]);
});

it('keeps no more than its share of memory until the bodies have been used', async () => {
  let isUsing = false;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const use = async () => {
    isUsing = true;
    await finished;
    return 'used';
  };
  const { port, outcomes } = await serve({ heldMaxBytes: 150 }, use);
  const url = `http://127.0.0.1:${port}/`;
  const post = () => fetch(url, { method: 'POST', body: 'x'.repeat(100) }).catch(() => undefined);

  const first = post();
  await expect.poll(() => isUsing).toBe(true);
  await post();
  finish();
  await first;
  await post();

  expect(outcomes).toEqual([503, 'used', 'used']);
});
