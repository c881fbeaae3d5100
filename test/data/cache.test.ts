import { spawnSync } from 'node:child_process';
import { type ChildServer, freePort, startChildServer } from 'slack-simulator/child-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCachedReads } from '../../src/data/store/cached-reads.js';
import { createStore } from '../../src/data/store/store.js';
import { type Cache, createMemoryCache } from '../../src/data/table/cache.js';
import { createRedisCache } from '../../src/data/table/redis-cache.js';
import { createTestLogger } from '../support/logger.js';
import { aDeclaration, anEvent } from '../support/records.js';
import { useTables } from '../support/table.js';

/** Debian's Redis; without it, these tests are skipped. */
const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

async function startRedis(port: number): Promise<ChildServer> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const isUp = () => {
    const { stdout } = spawnSync('redis-cli', ['-p', String(port), 'ping']);
    if (stdout.toString().trim() !== 'PONG') throw new Error('not yet');
    return Promise.resolve();
  };
  return startChildServer({ command: 'redis-server', args, port, ready: isUp });
}

/** The contract of every cache. */
function behavesAsCache(current: () => Cache) {
  it('sets, replaces and deletes entries', async () => {
    const cache = current();
    await cache.set('a', 'one', 60);
    await cache.set('a', 'two', 60);
    await cache.set('b', '', 60);

    expect(await cache.get('a')).toBe('two');
    expect(await cache.get('b')).toBe('');
    expect(await cache.get('c')).toBeUndefined();

    await cache.delete('a');

    expect(await cache.get('a')).toBeUndefined();
  });

  it('drops entries when they expire', async () => {
    await current().set('short', 'lived', 0.2);

    expect(await current().get('short')).toBe('lived');
    await expect.poll(() => current().get('short'), { interval: 20 }).toBeUndefined();
  });
}

describe('the memory cache', () => {
  const cache = createMemoryCache();

  behavesAsCache(() => cache);
});

describe.skipIf(!HAS_REDIS)('the Redis cache', () => {
  let server: ChildServer;
  let cache: Cache;
  const logger = createTestLogger();

  beforeAll(async () => {
    const port = await freePort();
    server = await startRedis(port);
    cache = createRedisCache({ url: `redis://127.0.0.1:${port}`, prefix: 'test:', logger });
    await vi.waitFor(async () => {
      await cache.set('ready', 'yes', 60);
      expect(await cache.get('ready')).toBe('yes');
    });
  });

  afterAll(async () => {
    await cache.close();
    await server.stop();
  });

  behavesAsCache(() => cache);

  it('misses while the server is down, logs it once, and works again afterwards', async () => {
    const quiet = createTestLogger();
    const port = await freePort();
    const first = await startRedis(port);
    const own = createRedisCache({ url: `redis://127.0.0.1:${port}`, prefix: 'x:', logger: quiet });
    await expect.poll(() => own.set('a', '1', 60).then(() => own.get('a'))).toBe('1');

    await first.stop();
    await expect.poll(() => own.get('a')).toBeUndefined();
    await own.set('a', '2', 60);
    const second = await startRedis(port);
    await expect.poll(() => own.set('a', '3', 60).then(() => own.get('a'))).toBe('3');
    await own.close();
    await second.stop();

    expect(quiet.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

describe('cached reads', () => {
  const freshTable = useTables();
  let cached: ReturnType<typeof createCachedReads>;
  let store: ReturnType<typeof createStore>;
  let reads: string[];

  beforeEach(async () => {
    store = createStore(await freshTable());
    reads = [];
    const counted = new Proxy(store, {
      get: (target, name: keyof typeof store) => {
        reads.push(name);
        return target[name];
      },
    });
    cached = createCachedReads(counted, createMemoryCache());
    await store.declareIncident(aDeclaration());
  });

  it('read the table once', async () => {
    for (let i = 0; i < 3; i += 1) {
      expect(await cached.incidentOf('C01INC')).toBe('INC-000042');
      expect(await cached.briefOf('INC-000042')).toMatchObject({ service: 'payment-service' });
      expect(await cached.briefOf('INC-000099')).toBeUndefined();
    }

    expect(reads.sort()).toEqual(['getChannelLink', 'getIncident', 'getIncident']);
  });

  it('look up a new channel each time, because another process may write its link at any moment', async () => {
    const { cache, advance } = createTimedCache();
    cached = createCachedReads(store, cache);
    const before = [await cached.incidentOf('C02NEW'), await cached.incidentOf('C02NEW')];
    await store.declareIncident(aDeclaration({ incident_id: 'INC-000043', channel_id: 'C02NEW' }));

    advance(5);

    expect(before).toEqual([undefined, undefined]);
    expect(await cached.incidentOf('C02NEW')).toBe('INC-000043');
  });

  it('look up other channels once in ten seconds, after the first minute', async () => {
    const { cache, advance } = createTimedCache();
    const counted = { ...store, getChannelLink: vi.fn(store.getChannelLink) };
    cached = createCachedReads(counted, cache);
    await cached.incidentOf('C09OTHER');
    advance(61);
    counted.getChannelLink.mockClear();

    for (let second = 0; second < 20; second += 1) {
      await cached.incidentOf('C09OTHER');
      advance(1);
    }

    expect(counted.getChannelLink).toHaveBeenCalledTimes(2);
  });

  it('see a channel that was just declared', async () => {
    await cached.incidentOf('C02NEW');
    await cached.rememberChannel('C02NEW', 'INC-000043');

    expect(await cached.incidentOf('C02NEW')).toBe('INC-000043');
  });

  it('read again after a change', async () => {
    await cached.briefOf('INC-000042');
    const before = await store.getIncident('INC-000042');
    if (!before) throw new Error('not there');
    await store.changeIncident({
      before,
      set: { status: 'CLOSED', title: 'Another title' },
      event: anEvent({ event_id: 'v2' }),
    });

    await cached.forget('INC-000042');

    expect(await cached.briefOf('INC-000042')).toMatchObject({ title: 'Another title' });
  });
});

/** A cache whose clock only tests move. */
function createTimedCache(): { cache: Cache; advance(seconds: number): void } {
  const entries = new Map<string, { value: string; until: number }>();
  let now = 0;
  const cache: Cache = {
    async get(key) {
      const entry = entries.get(key);
      return entry && entry.until > now ? entry.value : undefined;
    },
    set: async (key, value, seconds) => void entries.set(key, { value, until: now + seconds }),
    delete: async (key) => void entries.delete(key),
    close: async () => entries.clear(),
  };
  return {
    cache,
    advance(seconds) {
      now += seconds;
    },
  };
}
