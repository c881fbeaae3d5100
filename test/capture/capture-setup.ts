import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import { createMemoryObjects } from '../../src/app/in-process/memory-objects.js';
import { createContents } from '../../src/archive/content-store.js';
import { UpstreamError } from '../../src/base/errors.js';
import { type Capture, createCapture } from '../../src/capture/capture.js';
import type { CaptureDeps } from '../../src/capture/capture-deps.js';
import { createCachedReads } from '../../src/data/store/cached-reads.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { createMemoryCache } from '../../src/data/table/cache.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { Contents } from '../../src/ports/contents.js';
import type { ObjectStore } from '../../src/ports/objects.js';
import type { SlackUser } from '../../src/ports/slack.js';
import { createTestClock } from '../support/clock.js';
import { type Lifetime, PER_TEST } from '../support/lifetime.js';
import { createTestLogger } from '../support/logger.js';
import { useTables } from '../support/table.js';

export interface CaptureRig {
  capture: Capture;
  deps: CaptureDeps;
  contents: Contents;
  logger: ReturnType<typeof createTestLogger>;
  /** Jobs that were started; none of them actually runs. */
  queued: { requestId: string; lane: string }[];
  store: Store;
  table: Table;
  objects: ObjectStore;
  /** Slack's data about a file, by id. */
  files: Map<string, Record<string, unknown>>;
}

export const BOT_USER = 'U0BOTUSER';
/** Later than all messages in the tests. */
const NOW = '2025-01-16T14:00:00.000000Z';

/** Everyone is a person except one bot user. */
async function findUser(id: string): Promise<SlackUser> {
  if (id === 'U0GONE') throw new UpstreamError('user_not_found', 'No such user.');
  const isBot = id === BOT_USER;
  return { id, name: id, isBot, isDeactivated: false, isGuest: false, isExternal: false };
}

/** Capture on a fresh table, without Slack; the returned function gives the current instance. */
export function useCapture(lifetime: Lifetime = PER_TEST): () => CaptureRig {
  const freshTable = useTables();
  let rig: CaptureRig | undefined;
  lifetime.before(async () => {
    const table = await freshTable();
    const store = createStore(table);
    const objects = createMemoryObjects();
    const contents = createContents(objects);
    const logger = createTestLogger();
    const queued: CaptureRig['queued'] = [];
    const files: CaptureRig['files'] = new Map();
    const deps: CaptureDeps = {
      clock: createTestClock(NOW),
      cached: createCachedReads(store, createMemoryCache()),
      contents,
      logger,
      queue: { enqueue: async (job) => void queued.push(job) },
      settings: DEFAULT_SETTINGS,
      slack: { user: findUser, forgetMembers: () => undefined, file: async (id) => files.get(id) },
      store,
    };
    const capture = createCapture(deps);
    rig = { capture, deps, contents, logger, queued, store, table, objects, files };
  });
  return () => {
    if (!rig) throw new Error('capture exists only while a test runs');
    return rig;
  };
}
