import { describe, expect, it } from 'vitest';
import { METHODS } from '../src/methods/methods.js';
import { createRateLimiter } from '../src/rate-limits.js';
import { fromMillis } from '../src/timestamp.js';
import { GENERAL, RANDOM, useSlack } from './support/use-slack.js';

/** A limiter on two clocks that only move when a test moves them, in milliseconds. */
function createLimiter() {
  const clocks = { workspace: 1_700_000_000_000, real: 0 };
  const limiter = createRateLimiter({ now: () => fromMillis(clocks.workspace), elapsed: () => clocks.real });
  const waits = (calls: number, method: string, args: object = {}) =>
    Array.from({ length: calls }, () => limiter.take(method, { ...args }));
  return { clocks, waits };
}

const accepted = (waits: (number | undefined)[]) => waits.filter((wait) => wait === undefined).length;

describe('the limit of a method', () => {
  it.each([
    ['conversations.create', 20, 3],
    ['chat.update', 50, 2],
    ['views.open', 100, 1],
    ['apps.connections.open', 10, 60],
  ])('%s accepts %d calls in a row, then asks to wait %d s', (method, calls, seconds) => {
    const { waits } = createLimiter();

    expect(accepted(waits(calls, method))).toBe(calls);
    expect(waits(1, method)).toEqual([seconds]);
  });

  it('recovers as the workspace clock moves, however little real time passes', () => {
    const { clocks, waits } = createLimiter();
    waits(20, 'conversations.create');

    clocks.workspace += 60_000;

    expect(accepted(waits(25, 'conversations.create'))).toBe(20);
  });

  it('recovers in real time while the workspace clock is stopped', () => {
    const { clocks, waits } = createLimiter();
    waits(20, 'conversations.create');

    clocks.real += 3_000;

    expect(waits(2, 'conversations.create')).toEqual([undefined, 3]);
  });

  it('does not limit other methods', () => {
    const { waits } = createLimiter();
    waits(21, 'conversations.create');

    expect(waits(1, 'conversations.info')).toEqual([undefined]);
  });

  it('is known for every method', () => {
    const { waits } = createLimiter();
    const unlimited = [...METHODS.keys()].filter((name) => accepted(waits(301, name)) === 301);

    expect(unlimited).toEqual([]);
  });
});

describe('posts', () => {
  it('are limited to one a second in each channel after a short burst', () => {
    const { clocks, waits } = createLimiter();

    expect(accepted(waits(15, 'chat.postMessage', { channel: GENERAL }))).toBe(10);
    expect(waits(1, 'chat.postMessage', { channel: RANDOM })).toEqual([undefined]);
    clocks.real += 2_000;
    expect(accepted(waits(15, 'chat.postMessage', { channel: GENERAL }))).toBe(2);
  });
});

describe('a server', () => {
  const slack = useSlack();

  it('responds with 429, Retry-After and ratelimited', async () => {
    const { server, workspace } = slack();
    const call = () =>
      fetch(`${server.apiUrl}conversations.list`, {
        headers: { authorization: `Bearer ${workspace.app.botToken}` },
      });
    for (let calls = 0; calls < 20; calls += 1) await call();

    const response = await call();

    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
    expect(server.calls.at(-1)).toMatchObject({ method: 'conversations.list', isRateLimited: true });
  });
});

describe('a server without rate limits', () => {
  const slack = useSlack({ rateLimits: false });

  it('accepts any number of calls', async () => {
    const { client } = slack();

    const calls = Array.from({ length: 30 }, () => client.conversations.list());

    expect(await Promise.all(calls)).toHaveLength(30);
  });
});
