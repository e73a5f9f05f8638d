import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('inputs of the fuzzer: libnvpair agrees', async () => {
  const fuzzFolder = fileURLToPath(new URL('../../fuzz/', import.meta.url));
  Object.assign(globalThis, { FUZZ_FOLDER: fuzzFolder });
  const { fuzz } = await import('../../fuzz/differential.fuzz.ts');
  const findings = readdirSync(`${fuzzFolder}findings`).map((name) => `findings/${name}`);
  for (const folder of ['seeds', ...findings]) {
    for (const file of readdirSync(`${fuzzFolder}${folder}`)) {
      const data = new Uint8Array(readFileSync(`${fuzzFolder}${folder}/${file}`));
      expect(() => fuzz(data), file).not.toThrow();
    }
  }
});
