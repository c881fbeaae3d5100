import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkTemplates,
  packageStage,
  type Stage,
  TEMPLATE_SOURCES,
  templateIn,
} from '../../scripts/package.js';
import {
  markerOf,
  PLAIN_PARAMETERS,
  type StackTemplate,
  toPlainTemplate,
} from '../../scripts/plain-template.js';
import { DEMO_WORKSPACE } from '../../src/app/demo-workspace.js';
import { applyConditions, type RawTemplate, type Template } from './template.js';

const ROOT = join(import.meta.dirname, '../..');

/** A KMS key that signs exports. */
export const EXPORT_KEY = 'arn:aws:kms:eu-west-1:123456789012:key/9f9e9d9c-1111-2222-3333-444455556666';
/** A custom KMS key. */
export const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/0f0e0d0c-1111-2222-3333-444455556666';
export const STREAM = 'arn:aws:dynamodb:eu-west-1:123456789012:table/restored/stream/2026-01-01T00:00:00.000';

/** The bus of a sink in aegis.yml. */
export const BUS = 'arn:aws:events:eu-west-1:123456789012:event-bus/incidents';
export const MODEL = 'global.anthropic.claude-sonnet-4-5-20250929-v1:0';

interface Variant {
  stage: Stage;
  params?: Record<string, string>;
}

/** Everything that params add or replace, in as few variants as possible. */
const VARIANTS = {
  dev: { stage: 'dev' },
  prod: { stage: 'prod' },
  extended: {
    stage: 'prod',
    params: {
      kmsKeyArn: KEY,
      exportKeyArn: EXPORT_KEY,
      modelId: MODEL,
      eventBusArn: BUS,
      guardrailId: 'gr12ab34',
      cache: 'valkey',
      tracing: 'xray',
      provisionedConcurrency: '2',
      workers: '10',
      alarmEmail: 'oncall@example.com',
      protectTable: 'true',
      backupBucket: 'aegis-copy',
      backupKeyArn: KEY,
    },
  },
  connected: {
    stage: 'prod',
    params: { billing: 'PROVISIONED', modelId: MODEL, eventBusArn: BUS, slackAppId: DEMO_WORKSPACE.app.id },
  },
  plain: {
    stage: 'prod',
    params: Object.fromEntries(Object.keys(PLAIN_PARAMETERS).map((name) => [name, markerOf(name)])),
  },
  restored: {
    stage: 'dev',
    params: {
      existingTable: 'restored',
      existingTableStream: STREAM,
      existingBucket: 'restored-bucket',
      metrics: 'off',
      modelId: 'amazon.nova-lite-v1:0',
      modelArns:
        'arn:aws:bedrock:eu-west-1::foundation-model/a, arn:aws:bedrock:eu-west-1::foundation-model/b',
    },
  },
} satisfies Record<string, Variant>;

export type VariantName = keyof typeof VARIANTS;
const VARIANT_NAMES = Object.keys(VARIANTS) as VariantName[];

interface Packaged {
  templates: Record<VariantName, Template>;
  /** The template for the AWS CLI. */
  plain: StackTemplate;
  problems: string[];
}

/** osls's output by variant, and the findings of validation. */
interface Raw {
  files: Record<VariantName, RawTemplate>;
  problems: string[];
}

/** Everything that the templates depend on. */
const SOURCES = [
  ...TEMPLATE_SOURCES,
  'scripts/package.ts',
  'scripts/plain-template.ts',
  'tools/package-lock.json',
];

/**
 * The templates of all variants, with the findings of validation. osls takes seconds of a core for each, so
 * they're cached until a source changes.
 */
export async function packageTemplates(): Promise<Packaged> {
  const { files, problems } = await cached(packageAll);
  const templates = Object.fromEntries(VARIANT_NAMES.map((name) => [name, applyConditions(files[name])]));
  return {
    templates: templates as Record<VariantName, Template>,
    plain: files.plain as unknown as StackTemplate,
    problems,
  };
}

async function cached(build: () => Promise<Raw>): Promise<Raw> {
  const place = join(ROOT, 'node_modules/.cache/aegis-templates');
  const file = join(place, `${await hashSources()}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Raw;
  const built = await build();
  await mkdir(place, { recursive: true });
  // Another worker may be reading it.
  await writeFile(`${file}.${process.pid}`, JSON.stringify(built));
  await rename(`${file}.${process.pid}`, file);
  return built;
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of [...SOURCES.map((name) => join(ROOT, name)), import.meta.filename]) {
    for (const file of await filesIn(source)) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names.sort().map((name) => join(path, name));
}

async function packageAll(): Promise<Raw> {
  const place = await mkdtemp(join(tmpdir(), 'aegis-template-'));
  try {
    const bundle = await writeFakeBundle(join(place, 'bundle'));
    const packagings = Object.entries<Variant>(VARIANTS).map(([name, variant]) => ({
      name,
      bundle,
      into: join(place, name),
      ...variant,
    }));
    await Promise.all(packagings.map(packageStage));
    const files = packagings.map(({ into }) => templateIn(into));
    const plain = files[VARIANT_NAMES.indexOf('plain')] ?? '';
    await writeFile(plain, JSON.stringify(toPlainTemplate(JSON.parse(await readFile(plain, 'utf8')))));
    const read = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
    return {
      files: Object.fromEntries(packagings.map(({ name }, n) => [name, read[n]])) as Raw['files'],
      problems: checkTemplates(files),
    };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The template doesn't depend on the functions' code. */
async function writeFakeBundle(bundle: string): Promise<string> {
  await mkdir(bundle, { recursive: true });
  const names = ['http', 'worker', 'stream', 'schedule'];
  for (const name of names) await writeFile(join(bundle, `${name}.mjs`), 'export {};');
  const files = Object.fromEntries(names.map((name) => [name, [`dist/lambda/${name}.mjs`]]));
  await writeFile(join(bundle, 'files.json'), JSON.stringify(files));
  return bundle;
}
