import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { decode, decodeObject, dump, encode, type Nvlist, NvlistError } from '../../src/nvlist/index.ts';
import { canonical } from './canonical.ts';
import { Oracle } from './oracle.ts';
import { Random, randomList } from './random-list.ts';

const LISTS = Number(process.env['ZFSKIT_HOSTILE_LISTS'] ?? 1500);
const MUTATIONS = 20;

const oracle = new Oracle(fileURLToPath(new URL('oracle.c', import.meta.url)));
afterAll(() => oracle.close());

const counts = { bothAccept: 0, bothRefuse: 0, onlyWeRefuse: 0, crashed: 0 };

/** Checks that we refuse what libnvpair refuses, and read the same where both accept. */
function compare(bytes: Uint8Array, context: string): void {
  let verdict = oracle.ask(bytes);
  let list: Nvlist | undefined;
  try {
    list = decode(bytes);
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    expect(() => decodeObject(bytes), context).toThrow(NvlistError);
  }
  if (list !== undefined && verdict !== 'crashed' && 'errno' in verdict) verdict = oracle.askRoomy(bytes);
  if (verdict === 'crashed') counts.crashed++;
  else if (list === undefined) counts['errno' in verdict ? 'bothRefuse' : 'onlyWeRefuse']++;
  else if ('errno' in verdict)
    throw new Error(`libnvpair gives errno ${verdict.errno}, we accept: ${context}`);
  else {
    counts.bothAccept++;
    expect(Buffer.compare(encode(canonical(list)), verdict.canonical), context).toBe(0);
    decodeObject(bytes);
  }
}

function mutate(random: Random, bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const at = 4 + random.below(copy.length - 4);
    const word = Math.min(at & ~3, copy.length - 4);
    switch (random.below(6)) {
      case 0:
        copy[at] = random.below(256);
        break;
      case 1:
        copy[at] = (copy[at] as number) ^ (1 << random.below(8));
        break;
      case 2:
        view.setInt32(
          word,
          random.pick([0, 1, -1, 2, 24, 32, 0x7fff_ffff, -0x8000_0000, 0x1000_0000]),
          random.below(2) === 0,
        );
        break;
      case 3:
        view.setInt32(word, view.getInt32(word, true) + random.pick([-8, -1, 1, 8]), true);
        break;
      case 4:
        view.setInt32(word, view.getInt32(word) + random.pick([-8, -4, -1, 1, 4, 8]));
        break;
      default:
        return copy.slice(0, at);
    }
  }
  return copy;
}

test.each(['native', 'xdr'] as const)('what libnvpair refuses of damaged %s lists we refuse', (encoding) => {
  for (let seed = 0; seed < LISTS; seed++) {
    const random = new Random(seed + (encoding === 'xdr' ? 1_000_000 : 0));
    const bytes = encode(randomList(random, 3), { encoding });
    for (let i = 0; i < MUTATIONS; i++) {
      const damaged = mutate(random, bytes);
      compare(damaged, `seed ${seed}, mutation ${i}: ${Buffer.from(damaged).toString('base64')}`);
    }
  }
  console.log(`${encoding}: ${JSON.stringify(counts)}`);
  expect(counts.bothAccept).toBeGreaterThan(LISTS);
  expect(counts.bothRefuse).toBeGreaterThan(LISTS);
});

test('a dump is that of dump_nvlist where that prints everything', () => {
  let compared = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const list = canonical(randomList(new Random(seed), 2));
    const verdict = oracle.ask(encode(list));
    if (verdict === 'crashed' || 'errno' in verdict) throw new Error('libnvpair refuses a list');
    const ours = dump(list);
    const differs =
      /[^\x20-\x7e\n]/.test(verdict.dump) || /bad config type|\\x|: \[\]\n/.test(verdict.dump + ours);
    if (differs) continue;
    expect(ours).toBe(verdict.dump);
    compared++;
  }
  console.log(`${compared} dumps compared`);
  expect(compared).toBeGreaterThan(100);
});
