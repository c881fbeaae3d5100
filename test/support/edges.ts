import { createIdentity } from '../../src/bot/client/identity.js';
import { createApp } from '../../src/bot/edge/app.js';
import { createSocketReceiver } from '../../src/bot/edge/socket-receiver.js';
import type { TestAegis } from './aegis.js';
import { type Lifetime, PER_TEST } from './lifetime.js';
import { createTestClient } from './slack.js';

/** A way from Slack to Aegis. Each request resolves with what is answered, `{}` when that is nothing. */
export interface Edge {
  /** The fields of a slash command. */
  command(fields: Record<string, string>): Promise<unknown>;
  /** A click, form or shortcut. */
  interactive(payload: unknown): Promise<unknown>;
  /** What should be an event in its envelope. */
  event(envelope: unknown): Promise<unknown>;
}

type Start = (aegis: TestAegis) => Promise<{ edge: Edge; stop(): Promise<unknown> }>;

const EDGES = { HTTP: startHttp, 'Socket Mode': startSocket } satisfies Record<string, Start>;
export type EdgeName = keyof typeof EDGES;
export const EDGE_NAMES = Object.keys(EDGES) as EdgeName[];

/** One of the edges for every test of a group, before the same Aegis. */
export function useEdge(
  name: EdgeName,
  aegis: () => TestAegis,
  { before, after }: Lifetime = PER_TEST,
): () => Edge {
  let running: Awaited<ReturnType<Start>> | undefined;
  before(async () => {
    running = await EDGES[name](aegis());
  });
  after(async () => {
    await running?.stop();
    running = undefined;
  });
  return () => {
    if (!running) throw new Error('there is an edge only while a test runs');
    return running.edge;
  };
}

async function startHttp({ delivery }: TestAegis) {
  const answered = async (sent: Promise<{ status: number; body: string }>) => {
    const { status, body } = await sent;
    if (status !== 200) throw new Error(`answered with ${status}`);
    return body === '' ? {} : readAnswer(body);
  };
  const edge: Edge = {
    command: (fields) =>
      answered(delivery.raw(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')),
    interactive: (payload) => answered(delivery.interactive(payload)),
    event: (envelope) => answered(delivery.raw(JSON.stringify(envelope), 'application/json')),
  };
  return { edge, stop: async () => undefined };
}

/** Beside the signed edge of the same Aegis, as `npm start` runs it in a real workspace. */
async function startSocket({ clock, requestDeps, deps, server, workspace }: TestAegis) {
  const { appToken, botToken } = workspace.app;
  const { later } = clock;
  const receiver = createSocketReceiver({ appToken, apiUrl: server.apiUrl, later, logger: deps.logger });
  const identity = createIdentity(createTestClient(server, botToken));
  const app = createApp({ deps: requestDeps, identity, receiver, token: botToken });
  await app.start();
  const edge: Edge = {
    command: (fields) => server.socket.send({ type: 'slash_commands', payload: fields }),
    interactive: (payload) => server.socket.send({ type: 'interactive', payload: payload as object }),
    event: (envelope) => server.socket.send({ type: 'events_api', payload: envelope as object }),
  };
  return { edge, stop: () => app.stop() };
}

/** Acknowledgements are JSON, or the plain text that Slack shows to the person. */
function readAnswer(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
