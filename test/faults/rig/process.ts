import type { Delivery, Reply, SignedRequest, Workspace } from 'slack-simulator';
import { assembleInProcess, type InProcess } from '../../../src/app/in-process/assemble-in-process.js';
import { openInProcessEdge, type Send } from '../../../src/app/in-process/in-process-edge.js';
import { createSlack } from '../../../src/bot/client/create-slack.js';
import { createIdentity } from '../../../src/bot/client/identity.js';
import { createSlackClients } from '../../../src/bot/client/slack-clients.js';
import { createMemoryCache } from '../../../src/data/table/cache.js';
import type { Clock } from '../../../src/ports/clock.js';
import type { Logger } from '../../../src/ports/logger.js';
import type { ObjectStore } from '../../../src/ports/objects.js';
import type { Outward } from '../../../src/ports/outward.js';
import type { Settings } from '../../../src/ports/settings.js';
import type { Slack } from '../../../src/ports/slack.js';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import { openTestTable, PATIENT } from '../../support/open-test-table.js';
import type { Plan } from './faults.js';
import { openUplink, type Uplink } from './uplink.js';

export const ANY_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export interface ProcessOptions {
  clock: Clock;
  endpoint: string;
  logger: Logger;
  objects: ObjectStore;
  outward: Outward;
  plan: Plan;
  settings: Settings;
  slackUrl: string;
  summarizer: Summarizer;
  tableName: string;
  workspace: Workspace;
}

/** One run of the bot: all its effects go through its uplink. */
export interface BotProcess extends InProcess {
  uplink: Uplink;
  /** Sends Slack's requests to this process; a dead one no longer answers. */
  delivery: Delivery;
  /** Sends a request unchanged, with whatever signature it has. */
  send(request: SignedRequest): Promise<Reply>;
  /** Sends a request of an alert source. */
  sendTo(path: string, request: SignedRequest): Promise<Reply>;
  /** Stops it gracefully, or cleans up after it has died. */
  end(): Promise<void>;
}

/** What Slack gets from a dead process. */
const GONE = { status: 503, body: '' };

export async function startProcess(options: ProcessOptions): Promise<BotProcess> {
  const { clock, logger, workspace } = options;
  const { botToken: token } = workspace.app;
  const { endpoint, slackUrl, plan } = options;
  const uplink = await openUplink({ table: endpoint, slack: slackUrl, plan });
  const table = openTestTable({
    endpoint: uplink.url,
    tableName: options.tableName,
    now: clock.now,
    hasSinks: options.settings.process.events.sinks.length > 0,
  });
  const clients = createSlackClients({
    token,
    apiUrl: `${uplink.url}/api/`,
    logger,
    interactiveMs: PATIENT.requestMs,
  });
  const identity = createIdentity(clients.interactive);
  const { slack, interactive } = createSlack(clients, identity);
  const runtime = assembleInProcess({
    cache: createMemoryCache(),
    // The same for every name: for signing webhooks, and for senders of alerts.
    secrets: { get: async () => ANY_SECRET },
    ...options,
    objects: overWire(options.objects, uplink),
    outward: postingOverWire(options.outward, uplink),
    slack: answeringOverWire(slack, uplink),
    interactive,
    table,
  });
  const whileAlive = (send: Send) => async (request: SignedRequest) => {
    if (uplink.isDead) return GONE;
    const gone = uplink.died.then(() => GONE);
    const reply = await Promise.race([send(request), gone]);
    return uplink.isDead ? GONE : reply;
  };
  const { delivery, send, sendTo } = openInProcessEdge({
    deps: runtime.requestDeps,
    identity,
    workspace,
    // Answers go to an address that outlives the process.
    baseUrl: slackUrl,
    wrap: whileAlive,
  });
  await runtime.queue.start();
  return {
    ...runtime,
    uplink,
    delivery,
    send,
    sendTo,
    async end() {
      // Anything that a dead process is still waiting for never arrives.
      const stopped = runtime.queue.stop();
      if (!uplink.isDead) await stopped;
      await uplink.close();
      table.client.destroy();
    },
  };
}

function overWire(objects: ObjectStore, { pass }: Uplink): ObjectStore {
  const call = (name: string, body = '') => ({ to: 'objects' as const, name, body });
  return {
    putIfAbsent: (key, bytes) => pass(call('putIfAbsent', key), () => objects.putIfAbsent(key, bytes)),
    get: (key) => pass(call('get', key), () => objects.get(key)),
    delete: (key) => pass(call('delete', key), () => objects.delete(key)),
    list: (prefix) => pass(call('list', prefix), () => objects.list(prefix)),
  };
}

function postingOverWire(outward: Outward, { pass }: Uplink): Outward {
  const call = (name: string) => ({ to: 'sink' as const, name, body: '' });
  return {
    post: (request) => pass(call('post'), () => outward.post(request)),
    putEvents: (body) => pass(call('PutEvents'), () => outward.putEvents(body)),
    sign: (...given) => pass(call('Sign'), () => outward.sign(...given)),
  };
}

function answeringOverWire(slack: Slack, { pass }: Uplink): Slack {
  return {
    ...slack,
    respond: (url, ...answer) =>
      pass({ to: 'slack', name: 'response_url', body: '' }, () => slack.respond(url, ...answer)),
  };
}
