import { UsageError } from '../../base/errors.js';
import { showValue } from '../doctor/finding.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { createIndex, deleteOldIndex, switchIndex } from './change-index.js';
import { compareIndexes, type IndexComparison } from './compare-indexes.js';
import type { IndexMigration, Migration } from './migration.js';
import { readProgress, restartProgress, type SegmentProgress } from './migration-progress.js';
import { type MigrationRun, rehearse, runMigration } from './run-migration.js';

/** What the operator asked for. An index takes three: `run`, then `switch` once it is deployed, then `delete`. */
export type Step = 'dry-run' | 'run' | 'again' | 'switch' | 'delete';

interface Outcome {
  words: string;
  isFine: boolean;
}

/** One step of a migration, told in words. Throws UsageError for a step that the migration does not have. */
export async function carryOut(
  deps: MaintenanceDeps,
  migration: Migration,
  { step, segments }: { step: Step; segments: number },
): Promise<Outcome> {
  const { table, clock } = deps;
  if (step === 'dry-run') return fine(tellRehearsal(migration, await rehearse(deps, migration, segments)));
  if (step === 'switch' || step === 'delete') return finishIndex(deps, migration, { step, segments });
  if (step === 'again') await restartProgress(table, migration.name, { segments, now: clock.now() });
  const created = migration.kind === 'index' ? [await tellCreation(deps, migration)] : [];
  const doneAt = finishedAt(await readProgress(table, migration.name));
  const run = doneAt
    ? `All items were done at ${doneAt}; --again reads them once more.`
    : tellRun(await runMigration(deps, migration, segments));
  if (migration.kind === 'attribute') return fine(run);
  const comparison = await compareIndexes(deps, migration, segments);
  const next = `Next: deploy what reads ${migration.to.IndexName}, then \`aegis migrate ${migration.name} --switch\`.`;
  return tellComparison(comparison, { before: [...created, run], next });
}

/** How far a migration is, in a few words. */
export async function tellState({ table }: MaintenanceDeps, { name }: Migration): Promise<string> {
  const progress = await readProgress(table, name);
  const [first] = progress;
  if (!first) return 'not started';
  const doneAt = finishedAt(progress);
  if (doneAt) return `done at ${doneAt}`;
  const done = progress.filter((segment) => segment.done).length;
  return `${done} of ${first.of} segments done; run it again to go on`;
}

function finishedAt(progress: readonly SegmentProgress[]): string | undefined {
  const [first] = progress;
  const isDone = first && progress.length === first.of && progress.every(({ done }) => done);
  return isDone
    ? progress
        .map(({ updated_at }) => updated_at)
        .sort()
        .at(-1)
    : undefined;
}

async function finishIndex(
  deps: MaintenanceDeps,
  migration: Migration,
  { step, segments }: { step: 'switch' | 'delete'; segments: number },
): Promise<Outcome> {
  if (migration.kind !== 'index')
    throw new UsageError(`${migration.name} changes no index: it has no --${step}.`);
  const { from, name, to } = migration;
  if (step === 'switch') {
    const next = `Noted that ${to.IndexName} is read. Next: \`aegis migrate ${name} --delete-old\`.`;
    return tellComparison(await switchIndex(deps, migration, segments), { before: [], next });
  }
  const deleted = await deleteOldIndex(deps, migration, segments);
  if (deleted === 'gone') return fine(`${from} is gone already.`);
  return tellComparison(deleted, { before: [], next: `${from} is deleted.` });
}

async function tellCreation(deps: MaintenanceDeps, migration: IndexMigration): Promise<string> {
  const { IndexName } = migration.to;
  const created = await createIndex(deps, migration);
  return created === 'created' ? `${IndexName} is made and can be read.` : `${IndexName} is there already.`;
}

function tellRehearsal({ name }: Migration, { seen, changed, samples }: MigrationRun): string {
  return [
    `Dry run of ${name}: ${changed} of ${seen} items would change. Nothing was written.`,
    ...samples.map(tellSample),
  ].join('\n');
}

function tellRun({ seen, changed, samples, resumed }: MigrationRun): string {
  const from = resumed ? ', earlier runs included' : '';
  return [`${changed} of ${seen} items were changed${from}.`, ...samples.map(tellSample)].join('\n');
}

function tellSample({ PK, SK, adds }: MigrationRun['samples'][number]): string {
  const attributes = Object.entries(adds).map(([name, value]) => `${name} = ${showValue(value)}`);
  return `  ${PK} / ${SK}: ${attributes.join(', ')}`;
}

function tellComparison(
  { counts, differences, isSame, sampled }: IndexComparison,
  { before, next }: { before: string[]; next: string },
): Outcome {
  const words = [
    ...before,
    `The old index has ${counts.old} items, the new one ${counts.new}; ${sampled} looked at one by one, ${differences.length} differ.`,
    ...differences.slice(0, 10).map(({ PK, SK, says }) => `  ${PK} / ${SK}: ${says}`),
    isSame
      ? next
      : 'Nothing was switched or deleted. Deploy what writes the new keys, then run it with --again.',
  ];
  return { words: words.join('\n'), isFine: isSame };
}

function fine(words: string): Outcome {
  return { words, isFine: true };
}
