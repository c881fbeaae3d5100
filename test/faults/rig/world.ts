import { createWorkspace, type SlackServer, startSlackServer, type Workspace } from 'slack-simulator';
import { afterAll, inject } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../../../src/app/demo-workspace.js';
import { createMemoryObjects } from '../../../src/app/in-process/memory-objects.js';
import type { ArchiveDeps } from '../../../src/archive/archive-deps.js';
import { createArchiveStore } from '../../../src/data/archive-store/archive-store.js';
import { createStore, type Store } from '../../../src/data/store/store.js';
import type { Table } from '../../../src/data/table/table-client.js';
import type { CloudEvent } from '../../../src/events/cloud-event-schema.js';
import { wakeSinks } from '../../../src/events/wake-sinks.js';
import type { ObjectStore } from '../../../src/ports/objects.js';
import type { Outward } from '../../../src/ports/outward.js';
import type { Settings } from '../../../src/ports/settings.js';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { processOf } from '../../support/alerts.js';
import { createTestClock, type TestClock } from '../../support/clock.js';
import { createTestLogger } from '../../support/logger.js';
import { PATIENT } from '../../support/open-test-table.js';
import { DECLARED_AT } from '../../support/records.js';
import { ALICE, BOT, GENERAL } from '../../support/slack.js';
import { dropTable, useTables } from '../../support/table.js';
import { createEventSchedule, type EventSchedule } from './event-schedule.js';
import { createPlan, type Plan } from './faults.js';
import { type BotProcess, startProcess } from './process.js';

/** What a person typed, and the immediate answer. */
interface Asked {
  user: string;
  text: string;
  triggerId: string;
  status: number;
  reply: string;
}

/** A table, a Slack and an object store that outlive the bot's processes. */
export interface World {
  clock: TestClock;
  logger: ReturnType<typeof createTestLogger>;
  workspace: Workspace;
  slack: SlackServer;
  /** A client that bypasses every proxy, to inspect the real state. */
  table: Table;
  store: Store;
  archive: ArchiveDeps;
  asked: Asked[];
  /** The proxy between the bot and the table. */
  faults: Plan;
  events: EventSchedule;
  /** The events that sinks have accepted, by the address they were posted to. */
  published: { url: string; event: CloudEvent }[];
  readonly bot: BotProcess;
  /** Types a command; returns the immediate answer. */
  type(text: string, where?: { user?: string; channel?: string; triggerId?: string }): Promise<string>;
  /** Declares an incident and returns its channel. */
  declare(text?: string, user?: string): Promise<string>;
  /** Replaces the process, which has died or is stopped gracefully, with another one. */
  restart(): Promise<void>;
  /** Waits until all events are delivered and no job is waiting or running. */
  settle(): Promise<void>;
  /** Advances time, restarting processes as needed, until nothing is open. */
  untilDone(): Promise<void>;
  /** The same, after ending all faults. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  objects?: ObjectStore;
  settings?: Partial<Settings>;
  summarizer?: Summarizer;
}

/** The returned function creates a world with a fresh table. */
export function useWorlds(): (options?: WorldOptions) => Promise<World> {
  // Thousands of these are needed when every request of every command is a kill point.
  const running = new Set<World>();
  const freshTable = useTables();
  afterAll(async () => {
    await Promise.all([...running].map((world) => world.stop()));
  });
  return async (options = {}) => {
    const world = await makeWorld(await freshTable(), options, () => running.delete(world));
    running.add(world);
    return world;
  };
}

const TAKES_ALERTS = processOf(`
alerts:
  sources: { alertmanager: { token_env: TOKEN }, pagerduty: { secret_env: TOKEN } }
  routes: [{ name: critical, match: { severity: critical }, do: declare }]
`);

const MAX_ROUNDS = 12;

async function makeWorld(engineTable: Table, options: WorldOptions, whenStopped: () => void): Promise<World> {
  const clock = createTestClock(DECLARED_AT);
  const logger = createTestLogger();
  const objects = options.objects ?? createMemoryObjects();
  const workspace = createWorkspace({ now: clock.now, seed: DEMO_WORKSPACE });
  const slack = await startSlackServer({ workspace });
  const table = { ...engineTable, now: clock.now };
  const store = createStore(table);
  const faults = createPlan();
  const published: World['published'] = [];
  const outward: Outward = {
    async post({ url, body }) {
      // If the process dies before it records a page, the page is sent again; its key makes it the same page.
      if (!url.endsWith('/v2/enqueue')) published.push({ url, event: JSON.parse(body) as CloudEvent });
      return { status: 204, headers: {}, body: '' };
    },
    putEvents: () => Promise.reject(new Error('there is no bus')),
    sign: () => Promise.reject(new Error('there is no key')),
  };
  const start = () =>
    startProcess({
      clock,
      endpoint: inject('tableEndpoint'),
      logger,
      objects,
      outward,
      plan: faults,
      settings: {
        ...DEFAULT_SETTINGS,
        announcementChannel: '#incidents',
        answerMs: PATIENT.requestMs,
        alertPauseMs: 0,
        process: TAKES_ALERTS,
        ...options.settings,
      },
      slackUrl: slack.url,
      summarizer: options.summarizer ?? extractiveSummarizer,
      tableName: table.name,
      workspace,
    });
  let bot = await start();
  const events = createEventSchedule(workspace, () => bot.delivery);
  const asked: Asked[] = [];
  let isStopped = false;

  const world: World = {
    clock,
    logger,
    workspace,
    slack,
    table,
    store,
    archive: { clock, logger, objects, table: createArchiveStore(table) },
    asked,
    faults,
    events,
    published,
    get bot() {
      return bot;
    },
    async type(text, { user = ALICE, channel = GENERAL, triggerId } = {}) {
      clock.advance(1_000);
      const shown = () => workspace.ephemerals.filter((one) => one.userId === user);
      const before = shown().length;
      const forms = workspace.modals.length;
      const trigger = triggerId ?? `${workspace.nextSerial()}.1.trigger`;
      const use = { user, channel, command: '/incident', text, triggerId: trigger };
      const { status } = await bot.delivery.command(use);
      const form = workspace.modals.length > forms ? 'a form' : '';
      const reply = JSON.stringify(shown()[before]?.message ?? form);
      asked.push({ user, text, triggerId: trigger, status, reply });
      await world.settle();
      return reply;
    },
    async declare(text = 'declare P1 checkout fails', user = ALICE) {
      const before = new Set(workspace.channels.keys());
      await world.type(text, { user });
      const added = [...workspace.channels.values()].filter(
        ({ id, creator }) => creator === BOT && !before.has(id),
      );
      return added.at(-1)?.id ?? '';
    },
    async restart() {
      await bot.end();
      // Lets the old process's leases expire.
      clock.advance(60_000);
      bot = await start();
    },
    async settle() {
      do {
        await events.deliver();
        await Promise.race([bot.queue.idle(), bot.uplink.died]);
        // Slack posts an uploaded file once it has been scanned, after the bot has finished.
        await workspace.idle();
      } while (events.isBusy && !bot.uplink.isDead);
    },
    async drain() {
      faults.heal();
      events.hold(false);
      await world.untilDone();
    },
    async untilDone() {
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        if (bot.uplink.isDead) await world.restart();
        // Does what the schedule does.
        await wakeSinks(bot.deps);
        await world.settle();
        if (!events.isBusy && (await store.openRequestIds()).length === 0) return;
        await world.restart();
      }
      throw new Error(`still open: ${(await store.openRequestIds()).join(', ')}`);
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await bot.end();
      await slack.stop();
      await dropTable(table.name);
      whenStopped();
    },
  };
  return world;
}
