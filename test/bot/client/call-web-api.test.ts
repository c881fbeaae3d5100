import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { callWebApi } from '../../../src/bot/client/call-web-api.js';

let close = () => undefined as unknown;
afterEach(() => close());

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth.test`;
}

it('sends the form with its headers and returns status, headers and body', async () => {
  const received: unknown[] = [];
  const url = await serve(async (request, response) => {
    const { method, headers } = request;
    received.push([method, headers.authorization, headers['content-length'], await text(request)]);
    response.writeHead(429, { 'retry-after': '7' }).end('{"ok":false}');
  });

  const answer = await callWebApi(url, {
    method: 'POST',
    headers: { Authorization: 'x' },
    body: 'text=%C3%A4',
  });

  expect(received).toEqual([['POST', 'x', '11', 'text=%C3%A4']]);
  expect(answer).toMatchObject({ ok: false, status: 429, url });
  expect([answer.headers.get('Retry-After'), answer.headers.get('x-oauth-scopes')]).toEqual(['7', null]);
  expect(await answer.json()).toEqual({ ok: false });
});

it('decompresses the body', async () => {
  const url = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"ok":true,"text":"ä"}')),
  );

  const answer = await callWebApi(url, { method: 'POST', body: 'a=1' });

  expect([answer.ok, await answer.text()]).toEqual([true, '{"ok":true,"text":"ä"}']);
});

it('aborts a stalled response on the signal', async () => {
  const url = await serve((_, response) => response.writeHead(200).write('{"ok"'));

  const answer = callWebApi(url, { method: 'POST', body: 'a=1', signal: AbortSignal.timeout(50) });

  await expect(answer).rejects.toThrow();
});

it("doesn't follow redirects", async () => {
  const paths: unknown[] = [];
  const url = await serve((request, response) => {
    paths.push(request.url);
    response.writeHead(302, { location: '/elsewhere' }).end();
  });

  const answer = await callWebApi(url, { method: 'POST', body: 'token=x' });

  expect([answer.status, paths]).toEqual([302, ['/api/auth.test']]);
});

it('sends a file as a form with parts', async () => {
  const types: unknown[] = [];
  const url = await serve((request, response) => {
    types.push(request.headers['content-type']);
    request.resume();
    response.end('{}');
  });
  const body = new FormData();
  body.append('file', new Blob(['text']), 'a.txt');

  await callWebApi(url, { method: 'POST', body });

  expect(types).toEqual([expect.stringContaining('multipart/form-data')]);
});
