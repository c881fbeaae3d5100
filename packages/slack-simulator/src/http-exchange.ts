import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fields } from './model.js';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads a body of at most `max` bytes. Throws RangeError if there's more. */
export async function readLimited(request: IncomingMessage, max: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > max) throw new RangeError(`That's too large: at most ${max / 1_000_000} MB fit.`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The path of a request without its query. */
export function pathOf(request: IncomingMessage): string {
  return urlOf(request).pathname;
}

/** Reads a call's token and arguments from the query and the form or JSON body; the body takes precedence. */
export async function readCall(
  request: IncomingMessage,
): Promise<{ token: string | undefined; args: Fields }> {
  const body = (await readBody(request)).toString();
  const args: Fields = { ...Object.fromEntries(urlOf(request).searchParams), ...parseBody(request, body) };
  const { authorization = '' } = request.headers;
  const { token: argument, ...rest } = args;
  const token = authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : argument;
  return { token: typeof token === 'string' ? token : undefined, args: rest };
}

export function sendJson(response: ServerResponse, status: number, body: Fields): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** Parses JSON; undefined if the text isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseBody(request: IncomingMessage, body: string): Fields {
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  if (!isJson) return Object.fromEntries(new URLSearchParams(body));
  const value = parseJson(body);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://localhost');
}
