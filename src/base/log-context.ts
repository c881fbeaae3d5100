import { AsyncLocalStorage } from 'node:async_hooks';

/** Since Node 24 it costs nothing per promise; before, it would slow down every one of them. */
const FREE_SINCE = 24;

const storage =
  Number.parseInt(process.versions.node, 10) >= FREE_SINCE ? new AsyncLocalStorage<object>() : undefined;

/**
 * Runs work whose log lines all have these fields: the request's id, the invocation's. Before Node 24 they don't, and
 * only the lines that name the request themselves do.
 */
export function withLogContext<T>(fields: object, run: () => T): T {
  return storage ? storage.run({ ...storage.getStore(), ...fields }, run) : run();
}

/** The fields of the work that is running, in an object of its own: pino adds those of the line to it. */
export function logContext(): object {
  return { ...storage?.getStore() };
}
