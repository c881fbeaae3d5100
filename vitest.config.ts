import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks' as const,
  // Files of one worker share loaded modules, which halves the run; every test creates its own table and Slack.
  isolate: false,
  // Fewer and cheaper garbage collections of short-lived objects: 155 s instead of 167 s for `npm test`.
  execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=64'],
  globalSetup: 'test/support/table-engine.ts',
  // Only hangs reach these timeouts: a busy machine must not affect results, and `npm run bench` measures time.
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

/** Tests of every combination of something. `npm test` skips them; `npm run test:sweeps` runs a fixed sample of each. */
const SWEEPS = ['test/{faults,fuzz}/**/*.test.ts', 'test/**/*.sweep.test.ts'];
/** Tests of the build's output, as it's deployed. */
const BUILT = ['test/**/*.built.test.ts'];
const BROWSER = ['test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    // One for each core of CI. A third takes longer, in all projects: 102 s for the sweeps instead of 72 s.
    maxWorkers: 2,
    // The next run, such as another project's, reuses transformed files, which saves 3 to 4 s.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          ...shared,
          name: 'tests',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: [...BROWSER, ...SWEEPS, ...BUILT],
          sequence: { shuffle: true },
        },
      },
      { test: { ...shared, name: 'sweeps', include: SWEEPS } },
      {
        test: {
          ...shared,
          name: 'built',
          include: BUILT,
          globalSetup: [shared.globalSetup, 'test/lambda/package-once.ts', 'test/lambda/built-bundle.ts'],
        },
      },
      { test: { ...shared, name: 'browser', include: BROWSER } },
    ],
  },
});
