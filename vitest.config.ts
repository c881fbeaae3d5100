import { defineConfig } from 'vitest/config';

const shared = {
  pool: 'forks' as const,
  restoreMocks: true,
  unstubEnvs: true,
  env: {
    TZ: 'UTC',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/browser/**', 'test/faults/**'],
          sequence: { shuffle: true },
        },
      },
      {
        test: { ...shared, name: 'browser', include: ['test/browser/**/*.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
