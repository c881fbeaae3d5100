import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isAllowedAddress } from '../../../src/app/outward/allowed-address.js';
import { postWebhook } from '../../../src/app/outward/post-webhook.js';

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, allowsPrivate = true) =>
  postWebhook({ url, headers: { 'webhook-id': 'evt_1' }, body: '{"a":1}', allowsPrivate });

describe('postWebhook', () => {
  it('posts the body and headers, and returns the response', async () => {
    const seen: unknown[] = [];
    const host = await listen((request, response) => {
      seen.push(request.method, request.headers['webhook-id'], request.headers['content-length']);
      response.writeHead(503, { 'retry-after': '60' }).end('later');
    });

    const response = await post(`http://${host}/x`);

    expect(seen).toEqual(['POST', 'evt_1', '7']);
    expect(response).toEqual({ status: 503, headers: { 'retry-after': '60' }, body: 'later' });
  });

  it("doesn't follow redirects", async () => {
    let asked = 0;
    const host = await listen((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });

    expect((await post(`http://${host}/`)).status).toBe(302);
    expect(asked).toBe(1);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]'])(
    'never connects to %s unless private networks are allowed',
    async (name) => {
      let asked = 0;
      const host = await listen((_request, response) => {
        asked += 1;
        response.end();
      });

      await expect(post(`http://${name}:${host.split(':')[1]}/`, false)).rejects.toThrow('private network');
      expect(asked).toBe(0);
    },
  );

  it('says what is wrong with an address where nothing listens', async () => {
    await expect(post('http://127.0.0.1:1/')).rejects.toThrow(
      "127.0.0.1:1 couldn't be reached (ECONNREFUSED).",
    );
  });

  it('reads only the beginning of an endless response', async () => {
    const host = await listen((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(1_000)), 1);
      response.on('close', () => clearInterval(timer));
    });

    expect((await post(`http://${host}/`)).body).toHaveLength(2_000);
  });
});

describe('isAllowedAddress', () => {
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('allows %s', (address) => {
    expect(isAllowedAddress(address, { allowsPrivate: false })).toBe(true);
  });

  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '0.0.0.0',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:0:a00:1::',
    '::10.0.0.1',
    '::ffff:0:10.0.0.1',
    'fec0::1',
  ])('allows %s only in a private network', (address) => {
    expect(isAllowedAddress(address, { allowsPrivate: false })).toBe(false);
    expect(isAllowedAddress(address, { allowsPrivate: true })).toBe(true);
  });

  it.each([
    '169.254.169.254',
    '169.254.170.2',
    'fe80::1',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    'fd00:ec2::23',
    'fd20:ce::254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '::169.254.169.254',
    '::ffff:0:169.254.169.254',
    '64:ff9b::169.254.169.254',
    '64:ff9b::6464:64c8',
    '2002:a9fe:a9fe::1',
    '2002:a83f:8110::1',
  ])('never allows %s, where clouds hand out credentials', (address) => {
    expect(isAllowedAddress(address, { allowsPrivate: true })).toBe(false);
  });
});
