/**
 * `npm run package`: builds, generates the CloudFormation template of every stage from serverless.yml and validates it,
 * offline and without an account.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { loadProcess } from '../src/app/config/load-process.js';
import { buildAll } from './build.js';
import { markerOf, PLAIN_PARAMETERS, type StackTemplate, toPlainTemplate } from './plain-template.js';
import { requireTools } from './tools.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What osls reads to make a template. */
export const TEMPLATE_SOURCES = [
  'serverless.yml',
  'deploy',
  'scripts/model-arns.cjs',
  'src/data/table/table.json',
  'src/summaries/bedrock/profile-geographies.json',
] as const;

export const STAGES = ['dev', 'prod'] as const;
export type Stage = (typeof STAGES)[number];

/** Findings that are wrong here. */
const EXCUSED = {
  // osls adds DependsOn where there is already a reference.
  W3005: 'redundant DependsOn',
  // Conditions compare a stage's params, which are known when packaging, so some branches are never taken.
  W1028: 'branch is not reachable',
  W2503: 'reference in a branch that is not reachable',
  W8003: 'condition is always the same',
  W9053: 'conditions are equivalent',
};

interface Packaging {
  stage: Stage;
  /** The directory of the built functions. */
  bundle: string;
  /** Where the zips and the template go. */
  into: string;
  /** Params of this deployment: `--param`. */
  params?: Readonly<Record<string, string>>;
}

export const templateIn = (directory: string) => join(directory, 'cloudformation-template-update-stack.json');
export const plainTemplateIn = (directory: string) => join(directory, 'aegis.template.json');

/**
 * Packages a stage in a temporary directory, because osls keeps files next to serverless.yml while it works. Throws osls's
 * own error when serverless.yml is invalid.
 */
export async function packageStage({ stage, bundle, into, params = {} }: Packaging): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'aegis-package-'));
  try {
    for (const source of TEMPLATE_SOURCES)
      await cp(join(ROOT, source), join(place, source), { recursive: true });
    await cp(bundle, join(place, 'dist/lambda'), { recursive: true });
    const given = Object.entries(params).map(([name, value]) => `--param=${name}=${value}`);
    const osls = requireTools().resolve('osls/bin/serverless.js');
    const command = [osls, 'package', '--stage', stage, '--package', into, ...given];
    await promisify(execFile)(process.execPath, command, { cwd: place, env: offline(place) });
    await renamePlaces(join(into, 'serverless-state.json'), join(place, '.serverless'), into);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Makes `osls deploy --package` find the zips, with paths relative to the project's root. */
async function renamePlaces(file: string, from: string, into: string): Promise<void> {
  const state = await readFile(file, 'utf8');
  await writeFile(file, state.replaceAll(from, relative(ROOT, into)));
}

/** Leaves out the machine's own settings and credentials, so that a package is the same everywhere. */
function offline(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    CI: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    SLS_SCHEMA_CACHE_BASE_DIR: join(ROOT, 'node_modules/.cache'),
  };
}

/** AWS's own rules, as far as this uses them. */
interface TemplateRules {
  TemplateFile: new (path: string) => object;
  RegoEngine: new () => {
    validateStandard(file: object, options: object): { diagnostics: { ruleId: string; message: string }[] };
  };
}

/** Returns what AWS's own rules find wrong with templates. */
export function checkTemplates(files: readonly string[]): string[] {
  const { RegoEngine, TemplateFile } = requireTools()('@aws/cloudformation-validate') as TemplateRules;
  const engine = new RegoEngine();
  return files.flatMap((file) => {
    const { diagnostics } = engine.validateStandard(new TemplateFile(file), {
      severityLevel: 'WARN',
      exclude: { ids: Object.keys(EXCUSED) },
      pseudoParameterOverrides: { region: 'eu-west-1' },
    });
    return diagnostics.map(({ ruleId, message }) => `${file}: ${ruleId} ${message}`);
  });
}

/** Makes a stack for the AWS CLI or the console out of a packaged stage: one template and the zips. */
export async function packagePlain({ bundle, into }: Pick<Packaging, 'bundle' | 'into'>): Promise<void> {
  const params = Object.fromEntries(Object.keys(PLAIN_PARAMETERS).map((name) => [name, markerOf(name)]));
  await packageStage({ stage: 'prod', bundle, into, params });
  const template = JSON.parse(await readFile(templateIn(into), 'utf8')) as StackTemplate;
  for (const name of await readdir(into)) {
    if (name.endsWith('.json')) await rm(join(into, name));
  }
  await writeFile(plainTemplateIn(into), JSON.stringify(toPlainTemplate(template), null, 1));
}

const OPTIONS = {
  stage: { type: 'string', multiple: true },
  param: { type: 'string', multiple: true },
  plain: { type: 'boolean', default: false },
} as const;

/** `npm run package -- [--stage prod] [--param name=value] [--plain]`: all stages unless some are named. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const params = Object.fromEntries((values.param ?? []).map((one) => one.split(/=(.*)/s).slice(0, 2)));
  await buildAll(undefined, await loadProcess(process.env));
  const bundle = join(ROOT, 'dist/lambda');
  const intoOf = (name: string) => join(ROOT, 'dist/package', name);
  const stages = (values.stage ?? STAGES) as readonly Stage[];
  await Promise.all(stages.map((stage) => packageStage({ stage, bundle, into: intoOf(stage), params })));
  if (values.plain) await packagePlain({ bundle, into: intoOf('plain') });
  const made = stages.map((stage) => templateIn(intoOf(stage)));
  const files = [...made, ...(values.plain ? [plainTemplateIn(intoOf('plain'))] : [])];
  const problems = checkTemplates(files);
  for (const problem of problems) console.error(problem);
  for (const file of files) console.log(file.slice(ROOT.length));
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
