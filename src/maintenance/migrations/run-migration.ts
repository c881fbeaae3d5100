import type { Item } from '../../data/table/entity.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { scanSegment, segmentsOf } from '../scan-segments.js';
import { completeItem } from './complete-item.js';
import { type Migration, neededIn } from './migration.js';
import { type SegmentProgress, saveProgress, startProgress } from './migration-progress.js';

export interface MigrationRun {
  /** Items read, by this run and the ones it resumed. */
  seen: number;
  /** Items changed, or that a dry run would change. Not exact after a kill in the middle of a page. */
  changed: number;
  /** A few of the changed items, with what was added. */
  samples: { PK: string; SK: string; adds: Item }[];
  /** Whether it resumed an earlier run. */
  resumed: boolean;
}

type Counted = Pick<MigrationRun, 'seen' | 'changed' | 'samples'>;

const SAMPLES = 5;

/** Reads the whole table and counts what a migration would change. Writes nothing, not even progress. */
export async function rehearse(
  { table, clock, pace }: MaintenanceDeps,
  migration: Migration,
  segments: number,
): Promise<MigrationRun> {
  const run: MigrationRun = { seen: 0, changed: 0, samples: [], resumed: false };
  const now = clock.now();
  await Promise.all(
    segmentsOf(segments).map(async (segment) => {
      for await (const { items } of scanSegment(table, { pace, segment })) {
        run.seen += items.length;
        for (const item of items) recordNeeded(run, item, neededIn(migration, item, now));
      }
    }),
  );
  return run;
}

function recordNeeded(run: Counted, { PK, SK }: Item, adds: Item | undefined): void {
  if (!adds) return;
  run.changed += 1;
  if (run.samples.length < SAMPLES) run.samples.push({ PK: String(PK), SK: String(SK), adds });
}

/**
 * Adds what's missing to every item, scanning segments in parallel within one budget. Progress
 * is saved after each page, so that the next run resumes; repeating it has no effect. Throws if
 * the table fails; run it again.
 */
export async function runMigration(
  deps: MaintenanceDeps,
  migration: Migration,
  segments: number,
): Promise<MigrationRun> {
  const { table, clock } = deps;
  const progress = await startProgress(table, migration.name, { segments, now: clock.now() });
  const run: MigrationRun = { seen: 0, changed: 0, samples: [], resumed: progress.some(isBegun) };
  const ends = await Promise.allSettled(progress.map((segment) => runSegment(deps, migration, segment, run)));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
  return run;
}

function isBegun({ done, next }: SegmentProgress): boolean {
  return done || next !== undefined;
}

async function runSegment(
  deps: MaintenanceDeps,
  migration: Migration,
  start: SegmentProgress,
  run: MigrationRun,
): Promise<void> {
  const { table, clock, pace } = deps;
  const { number, of } = start;
  const own: Counted = { seen: start.seen, changed: start.changed, samples: run.samples };
  const pages = start.done ? [] : scanSegment(table, { pace, segment: { number, of }, from: start.next });
  for await (const { items, next } of pages) {
    for (const item of items) recordNeeded(own, item, await completeItem(deps, migration, item));
    own.seen += items.length;
    const { seen, changed } = own;
    const progress = { number, of, seen, changed, done: next === undefined, updated_at: clock.now() };
    await saveProgress(table, migration.name, { ...progress, ...(next && { next }) });
    await pace.after(1);
  }
  run.seen += own.seen;
  run.changed += own.changed;
}
