import { expect, it } from 'vitest';
import { startPlainServer } from '../../../src/app/in-process/plain-server.js';
import { systemClock } from '../../../src/app/open/system-clock.js';
import { createHttpReceiver, EVENTS_PATH } from '../../../src/bot/edge/http-receiver.js';
import { listenWith, trickle } from '../../support/listening.js';
import { createTestLogger } from '../../support/logger.js';
import { nowSeconds, sign } from '../../support/sign.js';

const SECRET = 'a-signing-secret';
/** More than are verified at the same time. */
const STRANGERS = 40;

it('answers Slack while strangers trickle their bodies, and cuts them off', async () => {
  const settings = { answerMs: 2_500 };
  const { listener } = createHttpReceiver({
    signingSecret: SECRET,
    clock: systemClock,
    logger: createTestLogger(),
    settings,
  });
  const { port, stop } = await listenWith(listener);
  const headers = [
    `POST ${EVENTS_PATH} HTTP/1.1`,
    'Host: x',
    `X-Slack-Request-Timestamp: ${nowSeconds()}`,
    `X-Slack-Signature: v0=${'0'.repeat(64)}`,
    'Content-Length: 100000',
  ];
  const slow = Array.from({ length: STRANGERS }, () => trickle(port, `${headers.join('\r\n')}\r\n\r\nx`));
  await new Promise((resolve) => setTimeout(resolve, 300));

  const body = JSON.stringify({ type: 'url_verification', challenge: 'c1' });
  const request = sign(body, { secret: SECRET, contentType: 'application/json' });
  const answer = await fetch(`http://127.0.0.1:${port}${EVENTS_PATH}`, { method: 'POST', ...request });
  const text = await answer.text();
  const longest = Math.max(...(await Promise.all(slow)));
  stop();

  expect([answer.status, text]).toEqual([200, '{"challenge":"c1"}']);
  expect(longest).toBeLessThan(30_000);
});

it('cuts off headers that never end', async () => {
  const { port, stop: free } = await listenWith(() => undefined);
  free();
  const stop = await startPlainServer(port, () => undefined, { headersMs: 500 });

  const lasted = await trickle(port, 'POST /alerts/generic HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  await stop();

  expect(lasted).toBeLessThan(30_000);
});
