import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fuzz } from '../fuzz/trace-call.fuzz.ts';

/** The seeds, and everything ever found. */
const FILES = ['seeds', 'findings/trace-call']
  .map((name) => fileURLToPath(new URL(`../fuzz/${name}/`, import.meta.url)))
  .filter(existsSync)
  .flatMap((path) => readdirSync(path).map((file) => `${path}${file}`));

test.each(FILES)('%s', (path) => {
  const data = new Uint8Array(readFileSync(path));
  expect(() => fuzz(data)).not.toThrow();
});
