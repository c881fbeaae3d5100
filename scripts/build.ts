/** `npm run build`: builds the Lambda functions, `dist/aegis.mjs` and the page of its workspace for production. */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { clientBuild } from 'slack-simulator/client-files';
import { loadProcess } from '../src/app/config/load-process.js';
import { BUILT_IN_PROCESS } from '../src/process/built-in-process.js';
import type { Process } from '../src/process/process-schema.js';
import { REQUIRED_HTTP } from './required-http.js';
import { withoutUnused } from './unused-packages.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLIENT = join(ROOT, 'packages/slack-simulator/client');

/** Some bundled packages are CommonJS and require Node's own modules. */
const REQUIRE = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** Puts what aegis.yml says into the functions, so that none of them parses and checks it when it starts. */
function bundledProcess(process: Process): Plugin {
  return {
    name: 'process',
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]src[/\\]process[/\\]built-in-process\.ts$/ }, () => ({
        contents: `export const BUILT_IN_PROCESS = ${JSON.stringify(process)};`,
        loader: 'js',
      }));
    },
  };
}

const SHARED: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  platform: 'node',
  minify: true,
  mainFields: ['module', 'main'],
  // Adding 'import' would break Express at run time.
  conditions: ['module'],
  outExtension: { '.js': '.mjs' },
  banner: { js: REQUIRE },
  legalComments: 'none',
  logLevel: 'warning',
};

/** An output of the build, and what it imports. */
export interface Output {
  bytes: number;
  imports: { path: string; kind: string }[];
}

/** Builds into `outdir`, which is emptied first. */
export async function buildAll(
  outdir = join(ROOT, 'dist'),
  incidents = BUILT_IN_PROCESS,
): Promise<Record<string, Output>> {
  await rm(outdir, { recursive: true, force: true });
  const [lambda, whole] = await Promise.all([
    buildLambda(join(outdir, 'lambda'), incidents),
    build({
      ...SHARED,
      entryPoints: { aegis: 'src/cli/aegis.ts' },
      // Bundles the workspace's page where it isn't built yet; here it is.
      external: ['esbuild'],
      // Keeps the names of errors. `keepNames` would name every function again, each time one is made.
      minify: false,
      minifySyntax: true,
      minifyWhitespace: true,
      outdir,
      target: 'node20',
      metafile: true,
    }),
    build(clientBuild(CLIENT, join(outdir, 'screen'))),
  ]);
  await copyImageFiles(outdir);
  return { ...lambda, ...whole.metafile.outputs };
}

/** Builds all Lambda functions into `outdir`, with all that their zips contain. */
export async function buildLambda(outdir: string, process: Process): Promise<Record<string, Output>> {
  const names = ['http', 'worker', 'stream', 'schedule'];
  const entries = Object.fromEntries(names.map((name) => [name, `src/app/lambda/${name}.ts`]));
  const outputs = await buildFunctions(entries, outdir, { process });
  await copyImageFiles(outdir);
  const files = Object.fromEntries(names.map((name) => [name, filesOf(name, outputs)]));
  await writeFile(join(outdir, FILES), JSON.stringify(files, null, 2));
  return outputs;
}

interface FunctionsOptions {
  /** Stubbed packages that these do use. */
  needed?: readonly string[];
  /** What aegis.yml says. */
  process?: Process;
}

/**
 * Builds Lambda functions from their entries, by name. Each alone: built together, they'd share their code in dozens of
 * small files, which take longer to load than the same code in few.
 */
export async function buildFunctions(
  entryPoints: Record<string, string>,
  outdir: string,
  { needed = [], process = BUILT_IN_PROCESS }: FunctionsOptions = {},
): Promise<Record<string, Output>> {
  const built = await Promise.all(
    Object.entries(entryPoints).map(([name, path]) =>
      build({
        ...SHARED,
        entryPoints: { [name]: path },
        outdir,
        target: 'node24',
        splitting: true,
        chunkNames: `chunks/${name}/[name]-[hash]`,
        metafile: true,
        plugins: [withoutUnused(needed), REQUIRED_HTTP, bundledProcess(process)],
      }),
    ),
  );
  return Object.assign({}, ...built.map(({ metafile }) => metafile.outputs));
}

/** The only function that runs jobs, and so the only one that renders images. */
const RENDERER = 'worker';

/** Files for rendering images, which are read at run time instead of imported. */
const IMAGE_FILES = [
  '@resvg/resvg-wasm/package.json',
  '@resvg/resvg-wasm/index.js',
  '@resvg/resvg-wasm/index_bg.wasm',
  '@expo-google-fonts/roboto/package.json',
  '@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf',
  '@expo-google-fonts/roboto/700Bold/Roboto_700Bold.ttf',
];

async function copyImageFiles(beside: string): Promise<void> {
  await Promise.all(
    IMAGE_FILES.map((part) =>
      cp(join(ROOT, 'node_modules', part), join(beside, 'node_modules', part), { recursive: true }),
    ),
  );
}

/** Lists what each function's zip has to contain; serverless.yml reads it. */
const FILES = 'files.json';

/** The files of one function, as patterns for osls: what it imports, now or later, and what it reads at run time. */
export function filesOf(name: string, outputs: Record<string, Output>): string[] {
  const entry = Object.keys(outputs).find((path) => path.endsWith(`/lambda/${name}.mjs`)) ?? '';
  const root = entry.slice(0, entry.lastIndexOf('lambda/'));
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const output = outputs[path];
    if (!output || seen.has(path)) return;
    seen.add(path);
    for (const one of output.imports) visit(one.path);
  };
  visit(entry);
  const code = [...seen].map((path) => path.slice(root.length)).sort();
  const images = name === RENDERER ? IMAGE_FILES.map((part) => `lambda/node_modules/${part}`) : [];
  return [...code, ...images].map((path) => `dist/${path}`);
}

/** Size of an entry with everything it imports statically, in KiB. */
export function startKiB(outputs: Record<string, Output>, entry: string): number {
  const seen = new Set<string>();
  const visit = (path: string): number => {
    const output = outputs[path];
    if (!output || seen.has(path)) return 0;
    seen.add(path);
    const needed = output.imports.filter(({ kind }) => kind === 'import-statement');
    return needed.reduce((sum, one) => sum + visit(one.path), output.bytes);
  };
  return Math.round(visit(entry) / 1024);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outputs = await buildAll(undefined, await loadProcess(process.env));
  const entries = Object.keys(outputs).filter((path) => !path.includes('/chunks/'));
  for (const entry of entries) console.log(`${entry}  ${startKiB(outputs, entry)} KiB`);
}
