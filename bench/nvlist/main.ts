import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { decode, decodeObject, encode, Nvlist, type NvPair } from '../../src/nvlist/index.ts';
import { cases } from './cases.ts';
import { Peer } from './peer.ts';

declare const BENCH_FOLDER: string;

const INTERLEAVED_RUNS = 15;
const RUN_MS = 40;
const WARM_MS = 400;

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly oursNs: number;
  readonly libnvpairNs: number;
  /** Throughput of ours by that of libnvpair. */
  readonly ratio: number;
  readonly target: number;
}

/** A list described in memory, so that building it is all that is measured. */
interface Description {
  readonly flags: number;
  readonly pairs: readonly (
    | NvPair
    | { name: string; list: Description }
    | { name: string; lists: Description[] }
  )[];
}

function describe(list: Nvlist): Description {
  const pairs = list.pairs().map((pair) => {
    if (pair.type === 'nvlist') return { name: pair.name, list: describe(pair.value) };
    if (pair.type === 'nvlist_array') return { name: pair.name, lists: pair.value.map(describe) };
    return pair;
  });
  return { flags: list.flags, pairs };
}

function build(from: Description): Nvlist {
  const list = new Nvlist(from.flags);
  for (const pair of from.pairs) {
    if ('type' in pair) list.set(pair.name, pair);
    else if ('list' in pair) list.set(pair.name, { type: 'nvlist', value: build(pair.list) });
    else list.set(pair.name, { type: 'nvlist_array', value: pair.lists.map(build) });
  }
  return list;
}

function timeOurs(run: () => unknown, rounds: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < rounds; i++) run();
  return Number(process.hrtime.bigint() - start) / rounds;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] as number;
}

interface Measured {
  readonly name: string;
  readonly bytes: number;
  readonly target: number;
  readonly run: () => unknown;
  readonly peer: (rounds: number) => Promise<number>;
}

async function measure(subject: Measured): Promise<Row> {
  // Long enough for the engine to have optimised the code.
  const warmUntil = performance.now() + WARM_MS;
  while (performance.now() < warmUntil) timeOurs(subject.run, 5);
  const oursOnce = timeOurs(subject.run, 20);
  const theirsOnce = await subject.peer(5);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < INTERLEAVED_RUNS; i++) {
    ours.push(timeOurs(subject.run, Math.max(1, Math.round((RUN_MS * 1e6) / oursOnce))));
    theirs.push(await subject.peer(Math.max(1, Math.round((RUN_MS * 1e6) / theirsOnce))));
  }
  const oursNs = median(ours);
  const libnvpairNs = median(theirs);
  const { name, bytes, target } = subject;
  return { name, bytes, oursNs, libnvpairNs, ratio: libnvpairNs / oursNs, target };
}

function subjects(
  peer: Peer,
  lists: readonly { name: string; list: Nvlist; native: Uint8Array; xdr: Uint8Array }[],
) {
  const found: Measured[] = [];
  lists.forEach(({ name, list, native, xdr }, i) => {
    const description = describe(list);
    const add = (what: string, bytes: Uint8Array, target: number, run: () => unknown, at: number) => {
      const encoding = bytes === native ? 0 : 1;
      const peerRun = (rounds: number) =>
        peer.time(what === 'build' ? 'build' : 'unpack', at, encoding, rounds);
      const suffix = encoding === 0 ? 'native' : 'xdr';
      found.push({ name: `${what}/${name}/${suffix}`, bytes: bytes.length, target, run, peer: peerRun });
    };
    add('object', native, 2, () => decodeObject(native), 2 * i);
    add('object', xdr, 1.5, () => decodeObject(xdr), 2 * i + 1);
    add('decode', native, 1, () => decode(native), 2 * i);
    add('decode', xdr, 1, () => decode(xdr), 2 * i + 1);
    add('build', native, 1, () => encode(build(description)), 2 * i);
    add('build', xdr, 1, () => encode(build(description), { encoding: 'xdr' }), 2 * i);
  });
  return found;
}

/** Bytes that stay in memory for what `run` gives, or undefined where the garbage collector cannot be called. */
function retained(run: () => unknown): number | undefined {
  const collect = globalThis.gc;
  if (collect === undefined) return undefined;
  const kept: unknown[] = [];
  collect();
  const before = process.memoryUsage();
  for (let i = 0; i < 5; i++) kept.push(run());
  collect();
  const after = process.memoryUsage();
  const total = after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
  return kept.length > 0 ? total / kept.length : 0;
}

const options = process.argv.slice(2);
const pattern = new RegExp(options.find((option) => !option.startsWith('--')) ?? '');
const lists = cases().map(({ name, list }) => ({
  name,
  list,
  native: encode(list),
  xdr: encode(list, { encoding: 'xdr' }),
}));
const library = execFileSync(`${BENCH_FOLDER}../../integration/nvlist/libnvpair.sh`, {
  encoding: 'utf8',
}).trim();
const peer = new Peer(
  `${BENCH_FOLDER}libnvpair.c`,
  library,
  lists.flatMap(({ native, xdr }) => [native, xdr]),
);

const rows: Row[] = [];
for (const subject of subjects(peer, lists))
  if (pattern.test(subject.name)) rows.push(await measure(subject));
peer.close();

const large = lists[2] as (typeof lists)[number];
const memory = {
  object: retained(() => decodeObject(large.native)),
  decode: retained(() => decode(large.native)),
};
const memoryTimes = {
  object: memory.object === undefined ? undefined : memory.object / large.native.length,
  decode: memory.decode === undefined ? undefined : memory.decode / large.native.length,
};

if (options.includes('--json')) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  console.log(
    JSON.stringify({ bench: 'nvlist', machine, runs: INTERLEAVED_RUNS, rows, memoryTimes }, null, 2),
  );
} else {
  console.log(
    `${'case'.padEnd(36)}${'bytes'.padStart(9)}${'ours us'.padStart(11)}${'libnvpair us'.padStart(14)}  ratio  target`,
  );
  for (const row of rows) {
    const verdict = row.ratio >= row.target ? '' : '  MISSED';
    const cells = [
      row.name.padEnd(36),
      String(row.bytes).padStart(9),
      (row.oursNs / 1000).toFixed(2).padStart(11),
    ];
    cells.push((row.libnvpairNs / 1000).toFixed(2).padStart(14), row.ratio.toFixed(2).padStart(7));
    console.log(`${cells.join('')}${row.target.toFixed(1).padStart(8)}${verdict}`);
  }
  for (const [what, times] of Object.entries(memoryTimes)) {
    if (times !== undefined)
      console.log(`retained by ${what} of datasets-1000: ${times.toFixed(1)} times its size (target 12)`);
  }
}
