import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fuzz as token } from '../../fuzz/resume-token.fuzz.ts';
import { fuzz as stream } from '../../fuzz/stream.fuzz.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../fuzz/${name}/`, import.meta.url));

/** The seeds, and everything ever found. */
const FILES = ['seeds', 'findings/stream', 'findings/resume-token']
  .map(folder)
  .filter(existsSync)
  .flatMap((path) => readdirSync(path).map((file) => `${path}${file}`));

test.each(FILES)('%s', (path) => {
  const data = new Uint8Array(readFileSync(path));
  expect(() => stream(data)).not.toThrow();
  expect(() => token(data)).not.toThrow();
});
