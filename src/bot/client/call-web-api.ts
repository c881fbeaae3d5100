import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FetchFunction } from '@slack/web-api';

type Answer = Awaited<ReturnType<FetchFunction>>;
type Init = NonNullable<Parameters<FetchFunction>[1]>;

const unzip = promisify(gunzip);

/**
 * Sends calls to Slack's Web API. Loading Node's `fetch` takes longer than starting everything else in a function, so
 * only uploads, which need its forms, use it.
 */
export const callWebApi: FetchFunction = async (url, init = {}) => {
  const { body = '' } = init;
  if (typeof body !== 'string') return fetch(url, init as RequestInit);
  return toAnswer(String(url), await send(new URL(url), body, init));
};

/** Redirects count as responses like any other. The signal also aborts a response that never ends. */
function send(url: URL, body: string, { method = 'GET', headers, signal }: Init): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options = { method, headers: { ...headers, 'accept-encoding': 'gzip' }, ...(signal && { signal }) };
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body);
  });
}

async function toAnswer(url: string, response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, statusMessage: statusText = '', headers } = response;
  const received = await buffer(response);
  const body = headers['content-encoding'] === 'gzip' ? await unzip(received) : received;
  const values = new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return {
    url,
    ok: status >= 200 && status < 300,
    status,
    statusText,
    headers: { get: (name) => values.get(name.toLowerCase()) ?? null, entries: () => values.entries() },
    arrayBuffer: async () => new Uint8Array(body).buffer,
    text: async () => body.toString(),
    json: async () => JSON.parse(body.toString()),
  };
}
