import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { parseJson, pathOf, readBody } from '../http.js';
import type { Fields } from '../model.js';
import type { Fallback } from '../server.js';
import type { Workspace } from '../workspace.js';
import type { Aliases } from './aliases.js';
import { localSlackChannel } from './config.js';
import { messagePage } from './message-page.js';

interface ProxyOptions {
  workspace: Workspace;
  aliases: Aliases;
  urls: { theirs: string; ours: string };
  /** Called when local-slack is reset. */
  onReset: () => void;
}

/** Lets browsers and scripts use local-slack's pages and control API with our ids. */
export function createProxy({
  workspace,
  aliases,
  urls,
  onReset,
}: ProxyOptions): Fallback & { stop(): void } {
  const browsers = new WebSocketServer({ noServer: true });
  const outward = (text: string) => aliases.toOurs(text).replaceAll(urls.theirs, urls.ours);

  async function readOutward(answer: Response, path: string): Promise<string | Buffer> {
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    if (!isJson) return Buffer.from(await answer.arrayBuffer());
    const text = outward(await answer.text());
    return path === '/_control/state' ? withOwnChannels(text, workspace) : text;
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const { type, body } = await readInward(request, aliases);
    const answer = await fetch(`${urls.theirs}${aliases.toTheirs(url)}`, {
      method,
      headers: { ...(type && { 'content-type': type }), ...authorizationOf(request) },
      ...(method !== 'GET' && method !== 'HEAD' && { body }),
    });
    const path = pathOf(request);
    if (path === '/_control/reset') onReset();
    response.writeHead(answer.status, headersOf(answer)).end(await readOutward(answer, path));
  }

  function connect(browser: WebSocket): void {
    const screen = new WebSocket(`${urls.theirs.replace('http', 'ws')}/ui`);
    // Frames keep their order, although some wait until their ids are known here.
    let toScreen: Promise<unknown> = new Promise((resolve) => screen.once('open', resolve));
    let toBrowser: Promise<unknown> = Promise.resolve();
    browser.on('message', (data) => {
      toScreen = toScreen.then(() => screen.send(aliases.toTheirs(data.toString())));
    });
    screen.on('message', (data) => {
      const frame = data.toString();
      toBrowser = toBrowser.then(() => nameKnown(frame, aliases)).then(() => browser.send(outward(frame)));
    });
    screen.on('error', () => browser.close());
    screen.on('close', () => browser.close());
    browser.on('close', () => screen.close());
  }

  return {
    request(request, response) {
      const linked = messagePage(workspace, pathOf(request));
      if (linked)
        return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(linked);
      pass(request, response).catch((error: unknown) => {
        response.writeHead(502).end(`local-slack isn't responding: ${error}`);
      });
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      if (pathOf(request) === '/ui') browsers.handleUpgrade(request, socket, head, connect);
      else socket.destroy();
    },
    stop() {
      for (const browser of browsers.clients) browser.terminate();
      browsers.close();
    },
  };
}

/** A request's body with their ids. In uploads, the files themselves stay as they are. */
async function readInward(
  request: IncomingMessage,
  aliases: Aliases,
): Promise<{ type: string | undefined; body: string | FormData }> {
  const body = await readBody(request);
  const { 'content-type': type } = request.headers;
  if (!type?.startsWith('multipart/form-data')) return { type, body: aliases.toTheirs(body.toString()) };
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') form.set(name, aliases.toTheirs(value));
  }
  return { type: undefined, body: form };
}

/** Drops the headers that no longer apply, because the body is decompressed and may have a new length. */
function headersOf({ headers }: Response): Record<string, string> {
  const stale = new Set([
    'content-length',
    'content-encoding',
    'transfer-encoding',
    'connection',
    'keep-alive',
  ]);
  return Object.fromEntries([...headers].filter(([name]) => !stale.has(name)));
}

function authorizationOf({ headers: { authorization } }: IncomingMessage) {
  return authorization && { authorization };
}

const newcomer = z.discriminatedUnion('t', [
  z.object({ t: z.literal('message'), message: z.object({ ts: z.string() }) }),
  z.object({ t: z.literal('channel'), channel: z.object({ id: z.string() }) }),
]);

/** local-slack may send browsers a new message or channel before its id is known here. */
async function nameKnown(frame: string, aliases: Aliases): Promise<void> {
  const parsed = newcomer.safeParse(parseJson(frame));
  if (!parsed.success) return;
  await aliases.known(parsed.data.t === 'message' ? parsed.data.message.ts : parsed.data.channel.id);
}

/** local-slack has neither members nor topics of channels. */
function withOwnChannels(text: string, { channels }: Workspace): string {
  const state = parseJson(text) as Fields;
  return JSON.stringify({ ...state, channels: [...channels.values()].map(localSlackChannel) });
}
