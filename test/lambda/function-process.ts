import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startRuntimeApi } from './runtime-api.js';

const HOST = join(import.meta.dirname, 'host.mjs');

export interface FunctionProcess {
  /** Throws the function's error. */
  invoke(event: object): Promise<unknown>;
  /** Its output to standard output and standard error so far. */
  log: string[];
  stop(): Promise<void>;
}

export interface FunctionOptions {
  name: string;
  /** The unpacked zip. */
  root: string;
  /** `dist/lambda/http.handler` */
  handler: string;
  env: Record<string, string>;
  timeoutMs: number;
}

/**
 * Runs one function in a separate process, with nothing but its zip. `AEGIS_TEST_NODE` and
 * `AEGIS_TEST_RUNTIME` name Lambda's Node version and its runtime client; without them, this Node
 * runs host.mjs, a short equivalent.
 */
export async function startFunction({
  name,
  root,
  handler,
  env,
  timeoutMs,
}: FunctionOptions): Promise<FunctionProcess> {
  const api = await startRuntimeApi({ name, timeoutMs });
  const { AEGIS_TEST_NODE: node = process.execPath, AEGIS_TEST_RUNTIME: runtime = HOST } = process.env;
  const child = spawn(node, [runtime, handler], {
    cwd: root,
    env: {
      ...env,
      PATH: process.env.PATH,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: '2026/03/12/[$LATEST]1',
      AWS_LAMBDA_RUNTIME_API: api.address,
      // Makes the client request events without its native part; rapid-client.cjs does the rest.
      AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: 'true',
      LAMBDA_TASK_ROOT: root,
      _HANDLER: handler,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => log.push(line));
  }
  const exited = once(child, 'exit').then(() => api.fail(new Error(`${name} ended:\n${log.join('\n')}`)));
  return {
    log,
    invoke: api.invoke,
    async stop() {
      child.kill('SIGKILL');
      await exited;
      await api.close();
    },
  };
}
