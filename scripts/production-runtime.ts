/**
 * Runs the packaged functions as Lambda does: the zips of `prod`, unpacked elsewhere, on the Node version and under the
 * runtime client of AWS. On other platforms than linux-x64 this prints so and leaves them out. Packages first, unless the
 * folder with the zips is named. What follows that is for vitest, such as more projects to run beside: a core that waits
 * for one runs another.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.js';
import { packageStage } from './package.js';
import { HAS_LAMBDA_RUNTIME, installLambdaRuntime } from './test-engines.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const [packaged, ...more] = process.argv.slice(2);

if (!HAS_LAMBDA_RUNTIME) {
  console.log('SKIPPED: the production runtime is only tested on linux-x64.');
  if (more.length > 0) runTests(more);
  process.exit(0);
}

const { node, client } = installLambdaRuntime();
const zips = resolve(ROOT, packaged ?? 'node_modules/.cache/packaged-prod');
if (packaged === undefined) await packageProd();
runTests(['--project', 'built', ...more], {
  AEGIS_TEST_NODE: node,
  AEGIS_TEST_RUNTIME: client,
  AEGIS_TEST_ZIPS: zips,
});

async function packageProd(): Promise<void> {
  await buildAll();
  await packageStage({ stage: 'prod', bundle: resolve(ROOT, 'dist/lambda'), into: zips });
}

function runTests(args: readonly string[], env: Record<string, string> = {}): void {
  const options = { stdio: 'inherit', env: { ...process.env, ...env } } as const;
  const { status } = spawnSync('vitest', ['run', ...args], options);
  if (status !== 0) process.exit(status ?? 1);
}
