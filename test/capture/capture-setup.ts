import { beforeEach } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import { createMemoryObjects } from '../../src/app/embedded/memory-objects.js';
import { createContents } from '../../src/archive/content-store.js';
import { type Capture, createCapture } from '../../src/capture/capture.js';
import { createCachedReads } from '../../src/data/store/cached-reads.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { createMemoryCache } from '../../src/data/table/cache.js';
import type { Contents } from '../../src/ports/contents.js';
import { createTestLogger } from '../support/logger.js';
import { useTables } from '../support/table.js';

export interface CaptureRig {
  capture: Capture;
  contents: Contents;
  logger: ReturnType<typeof createTestLogger>;
  /** Jobs that were started; none of them runs. */
  queued: { requestId: string; lane: string }[];
  store: Store;
}

/** Capture on a fresh table for every test of a file, without Slack; the returned function gives the current one. */
export function useCapture(): () => CaptureRig {
  const freshTable = useTables();
  let rig: CaptureRig | undefined;
  beforeEach(async () => {
    const store = createStore(await freshTable());
    const contents = createContents(createMemoryObjects());
    const logger = createTestLogger();
    const queued: CaptureRig['queued'] = [];
    const capture = createCapture({
      cached: createCachedReads(store, createMemoryCache()),
      contents,
      logger,
      queue: { enqueue: async (job) => void queued.push(job) },
      settings: DEFAULT_SETTINGS,
      store,
    });
    rig = { capture, contents, logger, queued, store };
  });
  return () => {
    if (!rig) throw new Error('capture exists only while a test runs');
    return rig;
  };
}
