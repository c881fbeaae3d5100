import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks' as const,
  // Files of one worker share what they load, which halves the run; every test makes its own table and Slack.
  isolate: false,
  globalSetup: 'test/support/table-engine.ts',
  // Only what hangs runs into these: a busy machine must not decide a result, and `npm run bench` measures time.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 240_000 } },
  restoreMocks: true,
  unstubEnvs: true,
  env: {
    TZ: 'UTC',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  },
};

export default defineConfig({
  test: {
    // Many tests wait, for leases and deadlines; a worker more than the two cores of CI keeps those busy.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/browser/**', 'test/faults/**'],
          sequence: { shuffle: true },
        },
      },
      {
        test: { ...shared, name: 'browser', include: ['test/browser/**/*.test.ts'] },
      },
      {
        test: { ...shared, name: 'e2e', include: ['test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'] },
      },
    ],
  },
});
