import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { excludedFiles } from './integration/conformance/cannot.ts';
import { vitestTracePage } from './scripts/embed-trace-page.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Other processes, and guests that are emulated, take their time: what a test waits for may take as long. */
const patience = { expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vitestTracePage()],
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'trace/**/*.test.ts',
            'run/**/*.test.ts',
            'ci/*.test.ts',
            'scripts/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...patience,
          name: 'libnvpair',
          include: ['integration/nvlist/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'headers',
          include: ['integration/headers/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        plugins: [vitestTracePage()],
        test: {
          ...patience,
          name: 'page',
          include: ['integration/page/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'docs',
          include: ['integration/docs/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'service',
          include: ['integration/service/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'trace',
          include: ['integration/trace/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'engine',
          include: ['integration/engine/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
      {
        plugins: [vitestTracePage()],
        test: {
          ...patience,
          name: 'package',
          include: ['integration/package/*.test.ts'],
          globalSetup: 'integration/package/install-packed.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'examples',
          include: ['examples/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'run',
          include: ['integration/run/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: {
          alias: [{ find: /^zfskit$/, replacement: here('integration/conformance/zfskit-on-engine.ts') }],
        },
        test: {
          ...patience,
          name: 'conformance',
          include: ['integration/*.test.ts', 'integration/ioctl/*.test.ts'],
          exclude: excludedFiles.map((file) => `integration/**/${file}`),
          globalSetup: 'integration/conformance/print-left-out.ts',
          setupFiles: ['integration/conformance/setup.ts'],
          runner: here('integration/conformance/runner.ts'),
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'vm', include: ['ci/kvm/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 900_000 } },
      {
        test: {
          ...patience,
          name: 'integration',
          include: ['integration/*.test.ts', 'integration/ioctl/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
