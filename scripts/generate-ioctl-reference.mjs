// Writes docs/ioctls.md out of the table of ioctls. Node 20 runs no TypeScript: esbuild makes one module of it.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const { outputFiles } = await build({
  entryPoints: [here('ioctl-reference.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  write: false,
});
const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
const { ioctlReference } = await import(`data:text/javascript;base64,${source}`);
await writeFile(here('../docs/ioctls.md'), ioctlReference());
