// `npm run docs:bench -- NAME [RELEASE]`: runs a benchmark and keeps what it measured in docs/performance/NAME.json, for the charts.
// With `--from FILE` what it printed with --json is read from there.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

/**
 * One bar of a chart: our time beside a peer's.
 *
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} ours
 * @property {number} theirs
 * @property {'us' | 'ms'} unit
 * @property {string} peer
 * @property {string} [note]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, note: { type: 'string' } },
});
const [bench, ...args] = positionals;
if (bench === undefined) {
  console.error('usage: npm run docs:bench -- NAME [RELEASE] [--from FILE] [--note TEXT]');
  process.exit(2);
}
const [load = 0] = loadavg();
const text = values.from === undefined ? await runBench(bench, args) : await readFile(values.from, 'utf8');
const rows = rowsOf(bench, text);
if (rows.length === 0) throw new Error(`${bench}: nothing was measured that a chart could show`);
const kept = {
  bench,
  release: args[0] ?? (bench === 'engine' ? 'libzpool 2.1.11' : null),
  measured: {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    load: Number(load.toFixed(1)),
    ...(values.note === undefined ? {} : { note: values.note }),
  },
  rows,
};
const path = fileURLToPath(new URL(`../docs/performance/${bench}.json`, import.meta.url));
await writeFile(path, `${JSON.stringify(kept, null, 2)}\n`);
console.log(`${path}: ${rows.length} rows; now npm run docs:charts`);

/**
 * @param {string} name
 * @param {readonly string[]} more
 */
async function runBench(name, more) {
  const command = ['--expose-gc', 'bench/run.mjs', name, ...more, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 64 << 20 });
  return stdout;
}

/**
 * @param {string} name
 * @param {string} printed
 * @returns {Measured[]}
 */
function rowsOf(name, printed) {
  if (name === 'nvlist') {
    return JSON.parse(printed).rows.map((/** @type {Record<string, any>} */ row) => ({
      name: row['name'],
      ours: rounded(row['oursNs'] / 1000),
      theirs: rounded(row['libnvpairNs'] / 1000),
      unit: 'us',
      peer: 'libnvpair',
    }));
  }
  if (name === 'stream') {
    return JSON.parse(printed).rows.map((/** @type {Record<string, any>} */ row) => ({
      name: `${row['task']}, ${row['case']}`,
      ours: rounded(row['oursSeconds'] * 1000),
      theirs: rounded(row['zstreamSeconds'] * 1000),
      unit: 'ms',
      peer: 'zstream',
    }));
  }
  const lines = printed.split('\n').filter((line) => line.startsWith('{'));
  return lines.flatMap((line) => {
    const { name: what, ours, theirs, unit, peer, note } = JSON.parse(line);
    if (typeof ours !== 'number' || typeof theirs !== 'number') return [];
    return [
      { name: what, ours: rounded(ours), theirs: rounded(theirs), unit, peer, ...(note ? { note } : {}) },
    ];
  });
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(4));
}
