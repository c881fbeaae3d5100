import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from '../app/config/config.js';
import { startDynoxide } from '../app/embedded/dynoxide.js';
import { systemClock } from '../app/system-clock.js';
import { UsageError } from '../base/errors.js';
import { createTable } from '../data/table/table-client.js';
import { describeFindings, isHealthy } from '../maintenance/doctor/describe-findings.js';
import { examine, repair } from '../maintenance/doctor/doctor.js';
import type { MaintenanceDeps } from '../maintenance/maintenance-deps.js';
import { MIGRATIONS } from '../maintenance/migrations/migrations.js';
import { carryOut, type Step, tellState } from '../maintenance/migrations/run-step.js';
import { createPace } from '../maintenance/pace.js';
import { parseOptions } from './parse-options.js';

const USAGE = `aegis doctor [--fix] [--json] [--units N] [--segments N]
aegis migrate [NAME [--dry-run | --again | --switch | --delete-old]] [--units N] [--segments N]`;

const PACING = {
  units: { type: 'string', default: '100' },
  segments: { type: 'string', default: '4' },
} as const;

const FLAG = { type: 'boolean', default: false } as const;

/** `aegis doctor`: looks at the whole table. Resolves to the exit code, 0 when nothing is to be done. */
export async function doctor(argv: string[]): Promise<number> {
  const options = { ...PACING, fix: FLAG, json: FLAG };
  const { values, positionals } = parseOptions({ args: argv, options, allowPositionals: true }, USAGE);
  if (positionals.length > 0) throw new UsageError(USAGE);
  return withTable(values, async (deps, { segments, isAws }) => {
    const { findings, ...examination } = await examine(deps, { segments, isAws });
    const { fixed, left } = values.fix ? await repair(deps, findings) : { fixed: [], left: findings };
    const report = { tableName: deps.table.name, ...examination, fixed, findings: left };
    console.log(values.json ? JSON.stringify(report, withoutFix, 2) : describeFindings(report));
    return isHealthy(left) ? 0 : 1;
  });
}

/** The requests that repair are nobody's business. */
function withoutFix(key: string, value: unknown): unknown {
  return key === 'fix' ? undefined : value;
}

/** `aegis migrate`: one step of a migration. Resolves to the exit code, 0 unless indexes disagree. */
export async function migrate(argv: string[]): Promise<number> {
  const steps = { 'dry-run': FLAG, again: FLAG, switch: FLAG, 'delete-old': FLAG };
  const options = { ...PACING, ...steps };
  const { values, positionals } = parseOptions({ args: argv, options, allowPositionals: true }, USAGE);
  const [name, ...rest] = positionals;
  const asked = Object.keys(steps).filter((step) => values[step as keyof typeof steps]);
  if (rest.length > 0 || asked.length > 1 || (!name && asked.length > 0)) throw new UsageError(USAGE);
  return withTable(values, async (deps, { segments }) => {
    if (name === undefined) return listMigrations(deps);
    const migration = MIGRATIONS.find((one) => one.name === name);
    if (!migration) throw new UsageError(`There is no migration ${name}. \`aegis migrate\` lists them.`);
    const { words, isFine } = await carryOut(deps, migration, { step: stepOf(asked[0]), segments });
    console.log(words);
    return isFine ? 0 : 1;
  });
}

function stepOf(asked: string | undefined): Step {
  if (asked === 'delete-old') return 'delete';
  return asked === 'dry-run' || asked === 'again' || asked === 'switch' ? asked : 'run';
}

async function listMigrations(deps: MaintenanceDeps): Promise<number> {
  for (const migration of MIGRATIONS) {
    console.log(`${migration.name} (${migration.kind}): ${migration.about}`);
    console.log(`  ${await tellState(deps, migration)}`);
  }
  return 0;
}

function readCount(text: string, name: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
    throw new UsageError(`--${name} is a whole number, not "${text}".\n${USAGE}`);
  }
  return count;
}

/** What the settings have in place of a region when none is set. */
const NO_REGION = 'local';

type Work = (deps: MaintenanceDeps, options: { segments: number; isAws: boolean }) => Promise<number>;

/** Opens the table of the settings, or the embedded one where nothing else is set; closes it when the work is done. */
async function withTable(given: { units: string; segments: string }, work: Work): Promise<number> {
  const unitsPerSecond = readCount(given.units, 'units');
  const segments = readCount(given.segments, 'segments');
  const config = readConfig(process.env, 'embedded');
  const isAws = config.dynamoEndpoint === undefined && config.region !== NO_REGION;
  const engine = isAws || config.dynamoEndpoint ? undefined : await startOwnTable(config);
  const { region, tableName } = config;
  const endpoint = engine?.endpoint ?? config.dynamoEndpoint;
  const table = createTable({ region, endpoint, tableName, now: systemClock.now });
  const pause = async (millis: number) => {
    await sleep(millis);
  };
  const pace = createPace({ unitsPerSecond, clock: systemClock, sleep: pause });
  try {
    return await work({ table, clock: systemClock, pace, sleep: pause }, { segments, isAws });
  } finally {
    table.client.destroy();
    await engine?.stop();
  }
}

function startOwnTable({ home }: Config): ReturnType<typeof startDynoxide> {
  const file = join(home, 'table.db');
  if (existsSync(file)) return startDynoxide(file);
  throw new UsageError(
    `Which table? Set AWS_REGION for one on AWS, or AWS_ENDPOINT_URL_DYNAMODB for another engine; there is no ${file}.`,
  );
}
