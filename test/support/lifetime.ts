import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

/** How long something that tests use lives. */
export interface Lifetime {
  before(start: () => Promise<void>): void;
  after(stop: () => Promise<unknown>): void;
}

/** Each test gets its own. */
export const PER_TEST: Lifetime = { before: beforeEach, after: afterEach };

/** All tests of a file or group share one, so none may change what another one needs. */
export const PER_GROUP: Lifetime = { before: beforeAll, after: afterAll };
