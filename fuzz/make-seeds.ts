import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { datasetProperties } from '../bench/nvlist/cases.ts';
import { Random, randomList } from '../integration/nvlist/random-list.ts';
import { encode, Nvlist, toJson } from '../src/nvlist/index.ts';
import { everyType } from '../src/nvlist/testdata/every-type.ts';

declare const FUZZ_FOLDER: string;

/** Writes the seed corpus: every data type, typical lists and random ones, in all encodings and as JSON. */
const lists: Nvlist[] = [new Nvlist(), everyType(), datasetProperties(1)];
for (let seed = 0; seed < 12; seed++) lists.push(randomList(new Random(seed), 2));
let deep = new Nvlist();
for (let i = 0; i < 20; i++) deep = Nvlist.from({ a: deep });
lists.push(deep);

lists.forEach((list, i) => {
  const name = join(FUZZ_FOLDER, 'seeds', String(i).padStart(2, '0'));
  writeFileSync(`${name}.native`, encode(list));
  writeFileSync(`${name}.big`, encode(list, { endian: 'big' }));
  writeFileSync(`${name}.xdr`, encode(list, { encoding: 'xdr' }));
  writeFileSync(`${name}.json`, JSON.stringify(toJson(list)));
});
