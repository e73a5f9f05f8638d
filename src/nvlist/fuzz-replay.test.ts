import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fuzz as decodeNative } from '../../fuzz/decode-native.fuzz.ts';
import { fuzz as decodeXdr } from '../../fuzz/decode-xdr.fuzz.ts';
import { fuzz as json } from '../../fuzz/json.fuzz.ts';
import { fuzz as roundTrip } from '../../fuzz/round-trip.fuzz.ts';

const TARGETS = { 'decode-native': decodeNative, 'decode-xdr': decodeXdr, 'round-trip': roundTrip, json };

/** Folders with inputs: the seeds, everything ever found, and what the fuzzer learned here if that is asked for. */
function folders(): string[] {
  const findings = new URL('../../fuzz/findings/', import.meta.url);
  const found = readdirSync(findings).map((name) => new URL(`${name}/`, findings).pathname);
  const corpus = process.env['ZFSKIT_FUZZ_CORPUS'];
  const learned = corpus === undefined ? [] : Object.keys(TARGETS).map((name) => `${corpus}/${name}/`);
  return [new URL('../../fuzz/seeds/', import.meta.url).pathname, ...found, ...learned.filter(existsSync)];
}

describe('inputs of the fuzzer', () => {
  test.each(folders())('%s', { timeout: 300_000 }, (folder) => {
    const files = readdirSync(folder).filter((file) => !file.startsWith('.'));
    for (const file of files) {
      const data = new Uint8Array(readFileSync(`${folder}${file}`));
      for (const fuzz of Object.values(TARGETS)) expect(() => fuzz(data), file).not.toThrow();
    }
  });
});
