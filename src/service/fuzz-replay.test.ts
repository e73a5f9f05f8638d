import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fuzz } from '../../fuzz/service.fuzz.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../fuzz/${name}/`, import.meta.url));

/** The seeds, and everything ever found. */
const FILES = ['seeds', 'findings/service']
  .map(folder)
  .filter(existsSync)
  .flatMap((path) => readdirSync(path).map((file) => `${path}${file}`));

test.each(FILES)('%s', (path) => {
  expect(() => fuzz(new Uint8Array(readFileSync(path)))).not.toThrow();
});
