import { join } from 'node:path';
import type { Logger } from './logger.js';
import { createAliases } from './screen/aliases.js';
import { buildLocalSlackConfig } from './screen/config.js';
import { createInput } from './screen/input.js';
import { type LocalSlack, startLocalSlack } from './screen/local-slack.js';
import { createMirror } from './screen/mirror.js';
import { createProxy } from './screen/proxy.js';
import { createStateSaver, readState } from './screen/state-file.js';
import { createUpstream } from './screen/upstream.js';
import { DEMO, type Seed } from './seed.js';
import { type SlackServer, startSlackServer } from './server.js';
import type { Timestamp } from './timestamp.js';
import { createWorkspace, type Workspace } from './workspace.js';

interface GatewayOptions {
  /** The port for the browser's pages, the Web API and local-slack's control API. */
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
  stop(): Promise<void>;
}

/**
 * Starts a workspace with local-slack as its screen. The app talks to the workspace, which is as complete and strict
 * as in tests; people use it in the browser. Messages and channels are saved to a file and keep their ids.
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
  const workspace = createWorkspace({
    now,
    seed: { ...seed, team: { ...seed.team, url: `${url}/` } },
    state: await readState(file),
  });
  const saver = createStateSaver(file, workspace.state, logger);
  workspace.onChange(saver.soon);
  const localSlack = await startLocalSlack({ home, config: buildLocalSlackConfig(workspace) });
  try {
    const { server, stop } = await connectScreen({ workspace, localSlack, port, logger });
    return {
      url,
      apiUrl: server.apiUrl,
      workspace,
      async stop() {
        await stop();
        await saver.flush();
        await localSlack.stop();
      },
    };
  } catch (error) {
    await localSlack.stop();
    throw error;
  }
}

interface ScreenOptions extends Pick<GatewayOptions, 'port' | 'logger'> {
  workspace: Workspace;
  localSlack: LocalSlack;
}

async function connectScreen({ workspace, localSlack, port, logger }: ScreenOptions): Promise<{
  server: SlackServer;
  stop(): Promise<void>;
}> {
  const aliases = createAliases();
  const upstream = createUpstream(localSlack.url, { token: workspace.app.botToken, aliases });
  const input = createInput({ workspace, upstream, aliases, logger });
  const { latestTrigger } = input;
  const mirror = createMirror({ workspace, upstream, aliases, latestTrigger, logger });
  const urls = { theirs: localSlack.url, ours: `http://127.0.0.1:${port}` };
  const proxy = createProxy({ workspace, aliases, urls, onReset: forgetter(workspace) });
  // Before the app can connect, so that it gets no events about restored messages.
  await mirror.restore();
  const server = await startSlackServer({
    workspace,
    port,
    // Scripts for local-slack use any token.
    acceptAnyToken: true,
    settled: mirror.settled,
    fallback: proxy,
  });
  workspace.onEvent((payload) => void server.socket.send({ type: 'events_api', payload }));
  await input.connect({ socket: server.socket, baseUrl: server.url });
  return {
    server,
    async stop() {
      input.stop();
      proxy.stop();
      await server.stop();
      await mirror.settled();
    },
  };
}

/** Empties the workspace when local-slack is reset; only the channels it started with are left. */
function forgetter(workspace: Workspace): () => void {
  const first = new Set(workspace.channels.keys());
  return () => {
    for (const channel of workspace.channels.values()) {
      Object.assign(channel, { messages: [], pins: [], bookmarks: [] });
      if (!first.has(channel.id)) workspace.channels.delete(channel.id);
      workspace.changed({ kind: 'channel_changed', channel });
    }
    workspace.modals.length = 0;
    workspace.ephemerals.length = 0;
  };
}
