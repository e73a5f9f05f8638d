import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const PROGRAM = `
  const { Nvlist, encode, decode, decodeObject, nv, encodeWith, decodeWith, toJson, fromJson, dump } = nvlist;
  const list = Nvlist.from({ name: 'grüße', guid: 5n, children: [{ stats: new BigUint64Array([1n, 2n]) }] });
  const results = [];
  for (const options of [{}, { endian: 'big' }, { encoding: 'xdr' }]) {
    const bytes = encode(list, options);
    results.push(decode(bytes).equals(list), decodeObject(bytes).children[0].stats[1] === 2n);
  }
  const schema = nv.list({ guid: nv.uint64(), name: nv.optional(nv.string()) });
  results.push(decodeWith(schema, encodeWith(schema, { guid: 7n })).guid === 7n);
  results.push(fromJson(JSON.parse(JSON.stringify(toJson(list)))).equals(list), dump(list).startsWith("name: 'grüße'"));
  JSON.stringify({ results, globals: Object.getOwnPropertyNames(globalThis).filter((name) => /^(process|Buffer|require|module|global)$/.test(name)) });
`;

test('runs where there is nothing of node: a bare context with ECMAScript and TextDecoder', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL('index.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'nvlist',
    target: 'es2022',
  });
  expect(Object.keys(metafile.inputs).filter((file) => !file.startsWith('src/nvlist/'))).toEqual([]);
  const context = createContext({ TextDecoder });
  runInContext(outputFiles[0]?.text ?? '', context);
  const found = JSON.parse(runInContext(PROGRAM, context) as string);
  expect(found).toEqual({ results: new Array(9).fill(true), globals: [] });
});
