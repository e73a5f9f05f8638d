import { defineConfig, type Options } from 'tsup';
import { embedTracePage } from './scripts/embed-trace-page.mjs';

const common: Options = {
  target: 'node20',
  external: ['koffi'],
  esbuildPlugins: [embedTracePage()],
};

export default defineConfig([
  {
    ...common,
    entry: {
      index: 'src/index.ts',
      nvlist: 'src/nvlist/index.ts',
      ioctl: 'src/ioctl/index.ts',
      zfs: 'src/zfs/index.ts',
      stream: 'src/stream/index.ts',
      label: 'src/label/index.ts',
      service: 'src/service/index.ts',
      trace: 'trace/index.ts',
      run: 'run/index.ts',
      engine: 'src/engine/index.ts',
      zetabyte: 'src/zetabyte/index.ts',
    },
    format: ['esm', 'cjs'],
    splitting: true,
    // By Rollup: chunks as CommonJS come out of it as they are. Without it tsup has Sucrase make them, which takes class fields apart.
    treeshake: 'safest',
    dts: true,
    // import.meta.url for the CommonJS build.
    shims: true,
  },
  {
    ...common,
    entry: {
      'tracer-thread': 'trace/tracer-thread.ts',
      'launch-thread': 'trace/launch-thread.ts',
      'notification-thread': 'run/notification-thread.ts',
      'run-launch-thread': 'run/run-launch-thread.ts',
      'engine-process': 'src/engine/engine-process.ts',
      'engine-worker': 'src/engine/engine-worker.ts',
      'whole-blocks-thread': 'src/engine/whole-blocks-thread.ts',
    },
    format: ['esm'],
    splitting: false,
  },
  {
    ...common,
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    splitting: false,
    noExternal: ['commander'],
    banner: {
      // commander is CommonJS and asks for Node's modules with require.
      js: "#!/usr/bin/env node\nimport { createRequire as createRequireOf } from 'node:module';\nconst require = createRequireOf(import.meta.url);",
    },
  },
  {
    ...common,
    entry: {
      'examples/demo': 'examples/demo.ts',
      'examples/encrypted-backup/main': 'examples/encrypted-backup/main.ts',
      'examples/health-watcher/main': 'examples/health-watcher/main.ts',
      'examples/incremental-replicator/receiver': 'examples/incremental-replicator/receiver.ts',
      'examples/incremental-replicator/sender': 'examples/incremental-replicator/sender.ts',
      'examples/prometheus-exporter/main': 'examples/prometheus-exporter/main.ts',
      'examples/volume-provisioner/main': 'examples/volume-provisioner/main.ts',
    },
    format: ['esm'],
    splitting: false,
    external: ['koffi', 'prom-client', /^zfskit/],
  },
]);
