import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Logger } from './logger.js';
import type { Fields } from './model.js';
import { linkBySocket } from './screen/app-link.js';
import { loadClient } from './screen/client-files.js';
import { createControlLog } from './screen/control-log.js';
import { createFileStore } from './screen/file-store.js';
import { createReads } from './screen/reads.js';
import { runAct } from './screen/run-act.js';
import { createScreen, type Screen } from './screen/screen.js';
import { createStateSaver, readState, type SavedState } from './screen/state-file.js';
import { DEMO, type Seed } from './seed.js';
import { type SlackServer, startSlackServer } from './server.js';
import type { Timestamp } from './timestamp.js';
import { createWorkspace, type Workspace } from './workspace.js';

interface GatewayOptions {
  /** The port for the browser's pages, the Web API and the interface for scripts. */
  port: number;
  /** The folder that the workspace is saved in. */
  home: string;
  now: () => Timestamp;
  /** The workspace to start with, before a saved one exists; `DEMO` if absent. */
  seed?: Seed;
  logger: Logger;
}

export interface Gateway {
  /** The workspace in the browser, `http://127.0.0.1:3000`. */
  url: string;
  /** For `slackApiUrl` of Slack's clients. */
  apiUrl: string;
  /** Holds the app's tokens. */
  workspace: Workspace;
  /** Whether nothing was saved before, so this is the workspace's first start. */
  isNew: boolean;
  /** Does something as a person, as their page would: `act('U1', 'command', { channel, command, text })`. Throws ActError. */
  act(user: string, name: string, args: Fields): Promise<Fields>;
  /** Calls the listener with every click, form and shortcut that the app gets. */
  onInteraction(listener: (payload: Fields) => void): void;
  /** Hands the requests whose path starts like this to the app, on the same port. */
  mount(prefix: string, listener: RequestListener): void;
  stop(): Promise<void>;
}

/**
 * Starts a workspace that people use in the browser; the app talks to it by the Web API and Socket Mode. Messages,
 * channels and files are saved and keep their ids.
 */
export async function startGateway({
  port,
  home,
  now,
  logger,
  seed = DEMO,
}: GatewayOptions): Promise<Gateway> {
  const file = join(home, 'workspace.json');
  const url = `http://127.0.0.1:${port}`;
  const [saved, client] = await Promise.all([readState(file), loadClient()]);
  const workspace = createWorkspace({
    now,
    seed: { ...seed, team: { ...seed.team, url: `${url}/` } },
    state: saved,
  });
  const reads = createReads(saved?.reads);
  const files = createFileStore({
    workspace,
    folder: join(home, 'files'),
    baseUrl: url,
    saved: saved?.files ?? [],
  });
  const saver = createStateSaver(file, () => stateToSave({ workspace, reads, files }), logger);
  workspace.onChange(saver.soon);
  const pages: { screen?: Screen } = {};
  const mounts = new Map<string, RequestListener>();
  const server = await startSlackServer({
    workspace,
    port,
    // Scripts use any token.
    acceptAnyToken: true,
    fallback: {
      request(request, response) {
        const [, mounted] = [...mounts].find(([prefix]) => request.url?.startsWith(prefix)) ?? [];
        if (mounted) void mounted(request, response);
        else pages.screen?.request(request, response);
      },
    },
  });
  const listeners = new Set<(payload: Fields) => void>();
  const scene = {
    origin: { workspace, baseUrl: server.url },
    app: linkBySocket(server.socket, (payload) => {
      for (const listener of listeners) listener(payload);
    }),
    reads,
    files,
  };
  const log = createControlLog(workspace, server.calls);
  const screen = createScreen({ scene, client, log, reset: forgetter(workspace) });
  pages.screen = screen;
  workspace.onEvent((payload) => void server.socket.send({ type: 'events_api', payload }));
  return {
    url,
    apiUrl: server.apiUrl,
    workspace,
    isNew: saved === undefined,
    act: (user, name, args) => runAct(scene, user, { name, args }),
    onInteraction: (listener) => void listeners.add(listener),
    mount(prefix, listener) {
      mounts.set(prefix, listener);
    },
    stop: () => stop({ screen, server, saver }),
  };
}

async function stop(running: { screen: Screen; server: SlackServer; saver: { flush(): Promise<void> } }) {
  running.screen.stop();
  await running.server.stop();
  await running.saver.flush();
}

async function stateToSave(of: {
  workspace: Workspace;
  reads: ReturnType<typeof createReads>;
  files: ReturnType<typeof createFileStore>;
}): Promise<SavedState> {
  await of.files.flush();
  return { ...of.workspace.state(), files: of.files.infos(), reads: of.reads.all() };
}

/** Empties the workspace; only the channels it started with are left. */
function forgetter(workspace: Workspace): () => void {
  const first = new Set(workspace.channels.keys());
  return () => {
    for (const channel of workspace.channels.values()) {
      Object.assign(channel, { messages: [], pins: [], bookmarks: [] });
      if (!first.has(channel.id)) workspace.channels.delete(channel.id);
    }
    workspace.modals.length = 0;
    workspace.ephemerals.length = 0;
    for (const channel of workspace.channels.values())
      workspace.changed({ kind: 'channel_changed', channel });
  };
}
