import {
  type Delivery,
  type Envelope,
  type SlackServer,
  startSlackServer,
  type Workspace,
} from 'slack-simulator';
import { epochMillis } from '../../base/timestamp.js';
import { createMemoryCache } from '../../data/table/cache.js';
import { createEnvironmentSecrets } from '../config/environment-secrets.js';
import { openSlack } from '../open/open-slack.js';
import { assembleInProcess, type InProcess, type InProcessPorts } from './assemble-in-process.js';
import { pumpEvents } from './event-pump.js';
import { openInProcessEdge } from './in-process-edge.js';
import { createMemoryObjects } from './memory-objects.js';

type LocalAegisOptions = Omit<InProcessPorts, 'cache' | 'objects' | 'secrets' | 'slack' | 'interactive'> &
  Partial<Pick<InProcessPorts, 'objects' | 'secrets'>> & {
    workspace: Workspace;
    /** Which events are delivered automatically; all unless a test delivers some itself. */
    deliversEvents?: (envelope: Envelope) => boolean;
    /** How long a call to Slack may take while a person waits; 1.5 s unless a test says otherwise. */
    interactiveMs?: number;
    /**
     * Whether calls to Slack skip HTTP, and its rate limits, which depend on real
     * time. Faster and deterministic.
     */
    callsInProcess?: boolean;
  };

export interface LocalAegis extends InProcess {
  server: SlackServer;
  /** Sends the app what a person does: commands, clicks, forms. */
  delivery: Delivery;
  /** Sends other requests: `POST /alerts/alertmanager`. */
  sendTo: ReturnType<typeof openInProcessEdge>['sendTo'];
  /** Resolves once all events and jobs, and everything they cause, are done. */
  settled(): Promise<void>;
  /** Events that Aegis refused. */
  failures: readonly string[];
  stop(): Promise<void>;
}

/** Aegis in one process with a Slack workspace in memory: signed requests in, Web API calls out. */
export async function startLocalAegis({
  workspace,
  interactiveMs,
  callsInProcess = false,
  deliversEvents = () => true,
  ...options
}: LocalAegisOptions): Promise<LocalAegis> {
  const { botToken: token } = workspace.app;
  const server = await startSlackServer({ workspace, rateLimits: !callsInProcess });
  const { slack, interactive, identity } = openSlack({
    token,
    apiUrl: server.apiUrl,
    logger: options.logger,
    interactiveMs,
    fetch: callsInProcess ? server.fetch : undefined,
    elapsed: () => epochMillis(options.clock.now()),
  });
  const assembled = assembleInProcess({
    cache: createMemoryCache(),
    objects: createMemoryObjects(),
    secrets: createEnvironmentSecrets({}),
    ...options,
    slack,
    interactive,
  });
  const { requestDeps, queue } = assembled;
  const edge = { deps: requestDeps, identity, workspace, baseUrl: server.url };
  const { delivery, sendTo } = openInProcessEdge(edge);
  const pump = pumpEvents(workspace, delivery, deliversEvents);
  return {
    ...assembled,
    server,
    delivery,
    sendTo,
    failures: pump.failures,
    async settled() {
      do {
        await pump.idle();
        await queue.idle();
        await workspace.idle();
      } while (pump.isBusy);
    },
    async stop() {
      await queue.stop();
      await server.stop();
    },
  };
}
