import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { ApiError } from './api-error.js';
import { createFaults, type Faults } from './faults.js';
import { parseJson, pathOf, readBody, sendJson } from './http-exchange.js';
import { createInProcessFetch, type InProcessFetch } from './in-process-fetch.js';
import { isFromHere } from './local-requests.js';
import { createRateLimiter } from './rate-limits.js';
import { useResponseUrl } from './response-urls.js';
import { sendFile } from './send-file.js';
import { SimulatorError } from './simulator-error.js';
import { createSocketMode, type SocketMode } from './socket-mode.js';
import { type RecordedCall, serveCall, type WebApiOptions } from './web-api.js';
import type { Workspace } from './workspace.js';

/** Handles the paths that aren't Slack's, such as the pages of a browser screen. */
interface Fallback {
  request(request: IncomingMessage, response: ServerResponse): void;
}

const NOT_FROM_HERE = 'This workspace answers only pages and programs of this machine.';

interface SlackServerOptions {
  workspace: Workspace;
  /** Any free port if absent. */
  port?: number;
  /** The bot scopes granted to the app; all if absent. */
  scopes?: readonly string[];
  /** Whether to limit calls as Slack does; true if absent. */
  rateLimits?: boolean | undefined;
  /** Whether to accept every token as the app's; false if absent. */
  acceptAnyToken?: boolean;
  fallback?: Fallback;
}

export interface SlackServer {
  /** `http://127.0.0.1:4711`, without a trailing slash. */
  url: string;
  /** For `slackApiUrl` of Slack's clients. */
  apiUrl: string;
  port: number;
  /** Calls this server without a socket. */
  fetch: InProcessFetch;
  /** Every call so far, oldest first. */
  calls: RecordedCall[];
  faults: Faults;
  socket: SocketMode;
  stop(): Promise<void>;
}

/** Serves a workspace on 127.0.0.1: the Web API, response URLs, file uploads and Socket Mode. */
export async function startSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const {
    workspace,
    port: wanted = 0,
    scopes,
    acceptAnyToken = false,
    fallback,
    rateLimits = true,
  } = options;
  const calls: RecordedCall[] = [];
  const faults = createFaults();
  // Otherwise Node closes a connection after five idle seconds, just as a client may be sending its next call.
  const http = createServer({ keepAliveTimeout: 0 });
  const port = await listen(http, wanted);
  const url = `http://127.0.0.1:${port}`;
  const socket = createSocketMode({ workspace, address: `ws://127.0.0.1:${port}/slack/socket/` });
  const webApi: WebApiOptions = {
    call: { workspace, scopes: scopes && new Set(scopes), baseUrl: url, openSocket: socket.open },
    calls,
    faults,
    limiter: rateLimits
      ? createRateLimiter({ now: workspace.now, elapsed: () => performance.now() })
      : undefined,
    acceptAnyToken,
  };
  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (!isFromHere(request, port)) return void response.writeHead(403).end(NOT_FROM_HERE);
    serve({ request, response }, webApi, fallback).catch((error: unknown) => {
      sendJson(response, 500, { ok: false, error: 'internal_error', message: String(error) });
    });
  }
  http.on('request', handle);
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (isFromHere(request, port) && socket.upgrade(request, stream, head)) return;
    stream.destroy();
  });
  return {
    url,
    apiUrl: `${url}/api/`,
    port,
    fetch: createInProcessFetch(handle),
    calls,
    faults,
    socket,
    async stop() {
      await workspace.idle();
      await socket.stop();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

async function serve(exchange: Exchange, webApi: WebApiOptions, fallback?: Fallback): Promise<void> {
  const { workspace } = webApi.call;
  const [, area, kind, id = ''] = pathOf(exchange.request).split('/');
  if (area === 'api' && kind) return serveCall(webApi, kind, exchange);
  if (area === 'slack' && kind === 'response') return serveResponseUrl(webApi, id, exchange);
  if (area === 'slack' && kind === 'upload') return takeUpload(workspace, id, exchange);
  if (area === 'slack' && kind === 'file') return sendFile(workspace, id, exchange.response);
  if (fallback) fallback.request(exchange.request, exchange.response);
  else exchange.response.writeHead(404).end();
}

async function serveResponseUrl({ call }: WebApiOptions, id: string, exchange: Exchange): Promise<void> {
  const body = parseJson((await readBody(exchange.request)).toString());
  try {
    useResponseUrl(call.workspace, id, body);
    exchange.response.writeHead(200).end('ok');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const isGone = error.code === 'used_url' || error.code === 'expired_url';
    sendJson(exchange.response, isGone ? 404 : 400, { ok: false, error: error.code, ...error.details });
  }
}

async function takeUpload({ files }: Workspace, id: string, { request, response }: Exchange): Promise<void> {
  const file = files.get(id);
  if (!file) return void response.writeHead(404).end();
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  file.content = type.startsWith('multipart/form-data') ? await readUpload(body, type) : body;
  response.writeHead(200).end(`OK - ${file.content.length}`);
}

async function readUpload(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [file] = [...form.values()].filter((value) => typeof value !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}

function listen(http: ReturnType<typeof createServer>, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => {
      const message = `Couldn't listen on port ${wanted}: ${cause.message}. Set PORT to another one.`;
      reject(new SimulatorError('port', message, { cause }));
    });
    http.listen(wanted, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}
