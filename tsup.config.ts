import { defineConfig } from 'tsup';

const common = {
  target: 'node20',
  sourcemap: true,
  splitting: true,
  external: ['koffi'],
} as const;

export default defineConfig([
  {
    ...common,
    entry: {
      index: 'src/index.ts',
      nvlist: 'src/nvlist/index.ts',
      ioctl: 'src/ioctl/index.ts',
      zfs: 'src/zfs/index.ts',
    },
    format: ['esm', 'cjs'],
    dts: true,
    // Gives the CommonJS build its import.meta.url; src/nvlist uses neither and stays free of node: modules.
    shims: true,
  },
  {
    ...common,
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    splitting: false,
    noExternal: ['commander'],
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  },
]);
