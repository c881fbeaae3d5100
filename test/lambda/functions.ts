import { join } from 'node:path';
import { type FunctionProcess, startFunction } from './function-process.js';
import { type Json, render } from './intrinsics.js';
import type { Template } from './template.js';
import type { FunctionName } from './unpacked.js';

export interface Functions {
  /** Invokes a function, which starts with its first event. Throws the function's error. */
  invoke<T = object>(name: FunctionName, event: object): Promise<T>;
  /** The output of all functions so far. */
  log(): string[];
  stop(): Promise<void>;
}

interface FunctionsOptions {
  /** The template that declares them. */
  template: Template;
  /** The folder of their unpacked zips, with one folder each. */
  zips: string;
  /** Local endpoints in place of AWS's, for a function's role. */
  endpoints(role: string): Record<string, string>;
  /** Values for the template's references, by logical id. */
  resources: Readonly<Record<string, string>>;
}

/** The functions as declared in the template, each in its own process with its own environment. */
export function startFunctions({ template, zips, endpoints, resources }: FunctionsOptions): Functions {
  const started = new Map<FunctionName, Promise<FunctionProcess>>();
  const processes: FunctionProcess[] = [];

  async function start(name: FunctionName): Promise<FunctionProcess> {
    const { Handler, Timeout, Environment, Role } = template.of(
      `${name[0]?.toUpperCase()}${name.slice(1)}LambdaFunction`,
    );
    const { Variables } = render(Environment ?? {}) as { Variables: Record<string, Json> };
    const variables = Object.entries(Variables).map(([key, value]) => [
      key,
      resources[String(value)] ?? String(value),
    ]);
    const process = await startFunction({
      name,
      root: join(zips, name),
      handler: String(Handler),
      timeoutMs: Number(Timeout) * 1_000,
      env: { ...Object.fromEntries(variables), ...endpoints(String(render(Role ?? '')).replace('arn:', '')) },
    });
    processes.push(process);
    return process;
  }

  return {
    async invoke<T>(name: FunctionName, event: object): Promise<T> {
      const process = started.get(name) ?? start(name);
      started.set(name, process);
      return (await (await process).invoke(event)) as T;
    },
    log: () => processes.flatMap(({ log }) => log),
    async stop() {
      await Promise.all(processes.map((one) => one.stop()));
    },
  };
}
