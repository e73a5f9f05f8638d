// Writes man/zfskit.1 and the reference pages of the command out of its definition. Node 20 runs no TypeScript: esbuild makes one module of it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { embedTracePage } from './embed-trace-page.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const outfile = here('../node_modules/.cache/zfskit-command-reference.mjs');
await build({
  stdin: {
    contents: "export * from './command-reference.ts'; export * from './man-page.ts';",
    resolveDir: here('.'),
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [embedTracePage()],
  outfile,
});
const { commandReference, exitStatusReference, manPage } = await import(pathToFileURL(outfile).href);
await rm(outfile);
await mkdir(here('../man'), { recursive: true });
await mkdir(here('../docs/reference'), { recursive: true });
await writeFile(here('../man/zfskit.1'), manPage());
await writeFile(here('../docs/reference/command.md'), commandReference());
await writeFile(here('../docs/reference/exit-status.md'), exitStatusReference());
