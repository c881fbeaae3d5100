import type { TestProject } from 'vitest/node';
import { startDynoxide } from '../../src/app/embedded/dynoxide.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the table engine of this run listens. */
    tableEndpoint: string;
  }
}

/** Starts one table engine for all test files of a run; each test makes its own table in it. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  // Another engine to test against, set by `npm run test:conformance`.
  const other = process.env.AEGIS_TEST_DYNAMODB;
  if (other) {
    provide('tableEndpoint', other);
    return async () => undefined;
  }
  const { endpoint, stop } = await startDynoxide();
  provide('tableEndpoint', endpoint);
  return stop;
}
