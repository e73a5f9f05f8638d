import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Runs a benchmark: `npm run bench -- nvlist [pattern] [--json]`. Bundles `bench/NAME/main.ts` first, so that what is
 * measured is what a built program runs.
 */
const [name, ...args] = process.argv.slice(2);
const source = fileURLToPath(new URL(`${name}/main.ts`, import.meta.url));
if (name === undefined || !existsSync(source)) {
  console.error('usage: npm run bench -- NAME [pattern] [--json]');
  process.exit(2);
}
const outfile = fileURLToPath(new URL(`../.cache/bench/${name}.mjs`, import.meta.url));
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['koffi', 'esbuild'],
  define: { BENCH_FOLDER: JSON.stringify(fileURLToPath(new URL(`${name}/`, import.meta.url))) },
});
process.argv.splice(2, process.argv.length, ...args);
await import(outfile);
