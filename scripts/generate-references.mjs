// Writes the reference pages that are derived from tables. Node 20 runs no TypeScript: esbuild makes one module of them.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const { outputFiles } = await build({
  entryPoints: [here('references.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  write: false,
});
const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
const { references } = await import(`data:text/javascript;base64,${source}`);
for (const [page, text] of Object.entries(references())) await writeFile(here(`../${page}`), text);
