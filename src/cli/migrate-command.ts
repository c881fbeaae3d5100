import { UsageError } from '../base/errors.js';
import type { MaintenanceDeps } from '../maintenance/maintenance-deps.js';
import { MIGRATIONS } from '../maintenance/migrations/migrations.js';
import { describeProgress, runStep, type Step } from '../maintenance/migrations/run-step.js';
import { misuse } from './misuse.js';
import { parseOptions } from './parse-options.js';
import type { CliCall } from './subcommand.js';
import { PACING_OPTIONS, withMaintainedTable } from './with-maintained-table.js';

const FLAG = { type: 'boolean', default: false } as const;
const STEPS = { 'dry-run': FLAG, again: FLAG, switch: FLAG, 'delete-old': FLAG };

/** `aegis migrate`: lists the migrations, or runs one step of one. Resolves to 0 unless the indexes disagree. */
export async function migrate(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(call, { ...PACING_OPTIONS, ...STEPS }, { words: 1 });
  const [name] = positionals;
  const chosen = Object.keys(STEPS).filter((step) => values[step as keyof typeof STEPS]);
  if (chosen.length > 1)
    throw misuse(call, `Only one at a time: ${chosen.map((one) => `--${one}`).join(', ')}.`);
  if (!name && chosen.length > 0) throw misuse(call, 'Which migration? `aegis migrate` lists them.');
  return withMaintainedTable(call, values, async (deps, { segments }) => {
    if (name === undefined) return listMigrations(deps);
    const migration = MIGRATIONS.find((one) => one.name === name);
    if (!migration) throw new UsageError(`There is no migration ${name}. \`aegis migrate\` lists them.`);
    const { report, isFine } = await runStep(deps, migration, { step: toStep(chosen[0]), segments });
    console.log(report);
    return isFine ? 0 : 1;
  });
}

function toStep(option: string | undefined): Step {
  if (option === 'delete-old') return 'delete';
  return option === 'dry-run' || option === 'again' || option === 'switch' ? option : 'run';
}

async function listMigrations(deps: MaintenanceDeps): Promise<number> {
  for (const migration of MIGRATIONS) {
    console.log(`${migration.name} (${migration.kind}): ${migration.about}`);
    console.log(`  ${await describeProgress(deps, migration)}`);
  }
  return 0;
}
