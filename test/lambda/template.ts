import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkTemplates,
  packageStage,
  STAGES,
  type Stage,
  TEMPLATE_SOURCES,
  templateIn,
} from '../../scripts/package.js';

const ROOT = join(import.meta.dirname, '../..');

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

interface Resource {
  Type: string;
  Condition?: string;
  DeletionPolicy?: string;
  Properties: Properties;
}

export interface Template {
  /** By logical id, with conditions applied. */
  resources: Record<string, Resource>;
  /** Those of a type, by logical id. */
  ofType(type: string): Record<string, Resource>;
  /** The properties of a resource. Throws when it doesn't exist. */
  of(logicalId: string): Properties;
}

/** The KMS key of `ownKey`. */
export const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/0f0e0d0c-1111-2222-3333-444455556666';

/** A model of the package with a KMS key, with params as the command line passes them. */
export const MODEL = {
  modelId: 'global.anthropic.claude-sonnet-5',
  modelArns:
    'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6,arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v1:0',
  guardrailId: 'gr1a2b3c4d5e',
};

interface Packaged {
  templates: Record<Stage, Template>;
  ownKey: Template;
  problems: string[];
}

/** What osls wrote, and what validation found. */
interface Raw {
  /** In the order of STAGES, then prod with a KMS key and a model. */
  files: RawTemplate[];
  problems: string[];
}

/** Everything that the templates depend on. */
const SOURCES = [...TEMPLATE_SOURCES, 'scripts/package.ts', 'package-lock.json'];

/**
 * The templates of all stages, and of prod with a KMS key and a model, and what validation finds in them. osls takes ten seconds
 * of two cores for it, so they're kept until a source changes.
 */
export async function packageTemplates(): Promise<Packaged> {
  const { files, problems } = await cached(packageAll);
  const templates = Object.fromEntries(STAGES.map((stage, n) => [stage, resolve(files[n] as RawTemplate)]));
  return {
    templates: templates as Record<Stage, Template>,
    ownKey: resolve(files[STAGES.length] as RawTemplate),
    problems,
  };
}

async function cached(build: () => Promise<Raw>): Promise<Raw> {
  const hash = createHash('sha256');
  for (const source of [...SOURCES.map((name) => join(ROOT, name)), import.meta.filename]) {
    hash.update(await readFile(source));
  }
  const place = join(ROOT, 'node_modules/.cache/aegis-templates');
  const file = join(place, `${hash.digest('hex')}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Raw;
  const built = await build();
  await mkdir(place, { recursive: true });
  await writeFile(file, JSON.stringify(built));
  return built;
}

async function packageAll(): Promise<Raw> {
  const place = await mkdtemp(join(tmpdir(), 'aegis-template-'));
  try {
    const bundle = join(place, 'bundle');
    await mkdir(join(bundle, 'chunks'), { recursive: true });
    // The template doesn't depend on the functions' code.
    for (const name of ['http', 'worker', 'stream', 'schedule', 'chunks/a']) {
      await writeFile(join(bundle, `${name}.mjs`), 'export {};');
    }
    const packagings = [
      ...STAGES.map((stage) => ({ stage, into: join(place, stage) })),
      { stage: 'prod' as const, into: join(place, 'own-key'), params: { kmsKeyArn: KEY, ...MODEL } },
    ];
    await Promise.all(packagings.map((packaging) => packageStage({ bundle, ...packaging })));
    const files = packagings.map(({ into }) => templateIn(into));
    const read = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    return { files: read.map((text) => JSON.parse(text)), problems: checkTemplates(files) };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

interface RawTemplate {
  Conditions: Record<string, Json>;
  Resources: Record<string, Resource>;
}

/** Applies conditions as CloudFormation would; all of them compare literals. */
function resolve({ Conditions, Resources }: RawTemplate): Template {
  const holds = (name: string) => evaluate(Conditions[name] ?? false);
  const kept = Object.entries(Resources).filter(([, { Condition }]) => !Condition || holds(Condition));
  const resources = Object.fromEntries(
    kept.map(([id, resource]) => [id, { ...resource, Properties: decide(resource.Properties ?? {}, holds) }]),
  ) as Record<string, Resource>;
  return {
    resources,
    ofType: (type) =>
      Object.fromEntries(Object.entries(resources).filter(([, resource]) => resource.Type === type)),
    of(logicalId) {
      const resource = resources[logicalId];
      if (!resource) throw new Error(`there is no ${logicalId}`);
      return resource.Properties;
    },
  };
}

function evaluate(condition: Json): boolean {
  if (!isObject(condition)) return condition === true;
  const { 'Fn::Equals': equals, 'Fn::Not': not } = condition;
  if (Array.isArray(equals)) return String(equals[0]) === String(equals[1]);
  if (Array.isArray(not)) return !evaluate(not[0] ?? false);
  throw new Error(`unknown condition: ${JSON.stringify(condition)}`);
}

const NOTHING = Symbol('AWS::NoValue');

function decide(value: Json, holds: (name: string) => boolean): Json {
  const decided = decideOne(value, holds);
  return decided === NOTHING ? null : decided;
}

function decideOne(value: Json, holds: (name: string) => boolean): Json | typeof NOTHING {
  if (Array.isArray(value)) {
    return value.map((one) => decideOne(one, holds)).filter((one) => one !== NOTHING) as Json[];
  }
  if (!isObject(value)) return value;
  if (value.Ref === 'AWS::NoValue') return NOTHING;
  const choice = value['Fn::If'];
  if (Array.isArray(choice)) return decideOne(choice[holds(String(choice[0])) ? 1 : 2] ?? null, holds);
  const entries = Object.entries(value).map(([key, one]) => [key, decideOne(one, holds)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== NOTHING)) as { [key: string]: Json };
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Statement {
  Effect: string;
  actions: string[];
  resources: string[];
}

/** A role's statements, with resources as JSON where they aren't plain text. */
export function statementsOf({ Policies }: Properties): Statement[] {
  const policies = (Policies ?? []) as unknown as { PolicyDocument: { Statement: Record<string, Json>[] } }[];
  return policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Effect, Action, Resource: resource }) => ({
      Effect: String(Effect),
      actions: [Action ?? []].flat().map(String),
      resources: [resource ?? []].flat().map((one) => (typeof one === 'string' ? one : JSON.stringify(one))),
    })),
  );
}

type Pattern = { [key: string]: Pattern | Json[] };

/** Whether an event filter passes a record: lists of exact values and prefixes, as AWS documents them. */
export function passes(pattern: Pattern, record: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const value = (record as Record<string, unknown> | undefined)?.[key];
    if (!Array.isArray(wanted)) return passes(wanted, value);
    return wanted.some((one) =>
      isObject(one) ? typeof value === 'string' && value.startsWith(String(one.prefix)) : one === value,
    );
  });
}
