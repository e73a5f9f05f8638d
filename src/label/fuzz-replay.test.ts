import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fuzz as cacheFile } from '../../fuzz/cache-file.fuzz.ts';
import { fuzz as label } from '../../fuzz/label.fuzz.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../fuzz/${name}/`, import.meta.url));

/** The seeds, and everything ever found. */
const FILES = ['seeds', 'findings/label', 'findings/cache-file']
  .map(folder)
  .filter(existsSync)
  .flatMap((path) => readdirSync(path).map((file) => `${path}${file}`));

test.each(FILES)('%s', (path) => {
  const data = new Uint8Array(readFileSync(path));
  expect(() => label(data)).not.toThrow();
  expect(() => cacheFile(data)).not.toThrow();
});
