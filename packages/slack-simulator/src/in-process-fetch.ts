import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

interface Init {
  method?: string | undefined;
  headers?: Record<string, string> | undefined;
  body?: unknown;
}

/** The parts of a `Response` that Slack's clients read. */
interface Answer {
  url: string;
  ok: boolean;
  status: number;
  statusText: string;
  headers: { get(name: string): string | null; entries(): IterableIterator<[string, string]> };
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  json(): Promise<unknown>;
}

/** `fetch` for a server in this process. */
export type InProcessFetch = (url: string | URL, init?: Init) => Promise<Answer>;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Calls a request handler without a socket, for runs of hours: HTTP costs more than everything the app and the
 * workspace do. Bodies that aren't text, such as files, still go over HTTP.
 */
export function createInProcessFetch(handle: Handler): InProcessFetch {
  return async (url, init = {}) => {
    if (typeof init.body !== 'string') return fetch(url, init as RequestInit);
    const { body } = init;
    const { status, headers, text } = await new Promise<Sent>((resolve, reject) => {
      handle(requestOf(new URL(url), { ...init, body }), responseTo(resolve, reject));
    });
    const values = new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return {
      url: String(url),
      ok: status >= 200 && status < 300,
      status,
      statusText: '',
      headers: { get: (name) => values.get(name.toLowerCase()) ?? null, entries: () => values.entries() },
      arrayBuffer: async () => new TextEncoder().encode(text).buffer,
      text: async () => text,
      json: async () => JSON.parse(text),
    };
  };
}

function requestOf(
  { host, pathname, search }: URL,
  { method = 'GET', headers = {}, body }: Init & { body: string },
): IncomingMessage {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    url: `${pathname}${search}`,
    headers: { host, ...Object.fromEntries(named) },
    async *[Symbol.asyncIterator]() {
      yield Buffer.from(body);
    },
  } as unknown as IncomingMessage;
}

interface Sent {
  status: number;
  headers: OutgoingHttpHeaders;
  text: string;
}

function responseTo(resolve: (sent: Sent) => void, reject: (error: Error) => void): ServerResponse {
  const sent: Sent = { status: 200, headers: {}, text: '' };
  const response = {
    setHeader(name: string, value: string) {
      sent.headers[name.toLowerCase()] = value;
    },
    writeHead(status: number, headers: OutgoingHttpHeaders = {}) {
      sent.status = status;
      Object.assign(sent.headers, headers);
      return response;
    },
    end(text = '') {
      resolve({ ...sent, text: String(text) });
    },
    destroy() {
      reject(new Error('the connection was cut'));
    },
  };
  return response as unknown as ServerResponse;
}
