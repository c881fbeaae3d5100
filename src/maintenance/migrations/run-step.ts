import { UsageError } from '../../base/errors.js';
import { showValue } from '../doctor/finding.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { createIndex, deleteOldIndex, switchIndex } from './change-index.js';
import { compareIndexes, type IndexComparison } from './compare-indexes.js';
import type { IndexMigration, Migration } from './migration.js';
import { readProgress, restartProgress, type SegmentProgress } from './migration-progress.js';
import { type MigrationRun, rehearse, runMigration } from './run-migration.js';

/** An index takes three steps: `run`, then `switch` once it's deployed, then `delete`. */
export type Step = 'dry-run' | 'run' | 'again' | 'switch' | 'delete';

interface Outcome {
  report: string;
  isFine: boolean;
}

/**
 * Runs one step of a migration and reports it as text. Throws UsageError if the
 * migration doesn't have that step.
 */
export async function runStep(
  deps: MaintenanceDeps,
  migration: Migration,
  { step, segments }: { step: Step; segments: number },
): Promise<Outcome> {
  const { table, clock } = deps;
  if (step === 'dry-run')
    return fine(describeRehearsal(migration, await rehearse(deps, migration, segments)));
  if (step === 'switch' || step === 'delete') return finishIndex(deps, migration, { step, segments });
  if (step === 'again') await restartProgress(table, migration.name, { segments, now: clock.now() });
  const created = migration.kind === 'index' ? [await describeCreation(deps, migration)] : [];
  const doneAt = finishedAt(await readProgress(table, migration.name));
  const run = doneAt
    ? `All items were finished at ${doneAt}. Use --again to read them again.`
    : describeRun(await runMigration(deps, migration, segments));
  if (migration.kind === 'attribute') return fine(run);
  const comparison = await compareIndexes(deps, migration, segments);
  const next = `Next: deploy the code that reads ${migration.to.IndexName}, then \`aegis migrate ${migration.name} --switch\`.`;
  return describeComparison(comparison, { before: [...created, run], next });
}

/** A migration's progress, in one line. */
export async function describeProgress({ table }: MaintenanceDeps, { name }: Migration): Promise<string> {
  const progress = await readProgress(table, name);
  const [first] = progress;
  if (!first) return 'not started';
  const doneAt = finishedAt(progress);
  if (doneAt) return `done at ${doneAt}`;
  const done = progress.filter((segment) => segment.done).length;
  return `${done} of ${first.of} segments done; run it again to continue`;
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
    throw new UsageError(`${migration.name} doesn't change an index, so it has no --${step}.`);
  const { from, name, to } = migration;
  if (step === 'switch') {
    const next = `Recorded that ${to.IndexName} is in use. Next: \`aegis migrate ${name} --delete-old\`.`;
    return describeComparison(await switchIndex(deps, migration, segments), { before: [], next });
  }
  const deleted = await deleteOldIndex(deps, migration, segments);
  if (deleted === 'gone') return fine(`${from} is already deleted.`);
  return describeComparison(deleted, { before: [], next: `${from} is deleted.` });
}

async function describeCreation(deps: MaintenanceDeps, migration: IndexMigration): Promise<string> {
  const { IndexName } = migration.to;
  const created = await createIndex(deps, migration);
  return created === 'created' ? `${IndexName} is created and active.` : `${IndexName} already exists.`;
}

function describeRehearsal({ name }: Migration, { seen, changed, samples }: MigrationRun): string {
  return [
    `Dry run of ${name}: ${changed} of ${seen} items would change. Nothing was written.`,
    ...samples.map(describeSample),
  ].join('\n');
}

function describeRun({ seen, changed, samples, resumed }: MigrationRun): string {
  const from = resumed ? ', including earlier runs' : '';
  return [`${changed} of ${seen} items were changed${from}.`, ...samples.map(describeSample)].join('\n');
}

function describeSample({ PK, SK, adds }: MigrationRun['samples'][number]): string {
  const attributes = Object.entries(adds).map(([name, value]) => `${name} = ${showValue(value)}`);
  return `  ${PK} / ${SK}: ${attributes.join(', ')}`;
}

function describeComparison(
  { counts, differences, isSame, sampled }: IndexComparison,
  { before, next }: { before: string[]; next: string },
): Outcome {
  const lines = [
    ...before,
    `The old index has ${counts.old} items, the new one ${counts.new}; ${sampled} compared one by one, ${differences.length} differ.`,
    ...differences.slice(0, 10).map(({ PK, SK, problem }) => `  ${PK} / ${SK}: ${problem}`),
    isSame
      ? next
      : 'Nothing was switched or deleted. Deploy the code that writes the new keys, then run it with --again.',
  ];
  return { report: lines.join('\n'), isFine: isSame };
}

function fine(report: string): Outcome {
  return { report, isFine: true };
}
