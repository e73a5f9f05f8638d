import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { fuzzFolder, targets } from './targets.mjs';

/*
 * npm run fuzz -- TARGET [--seconds N]    one target, 60 seconds by default
 * npm run fuzz -- all --seconds N         every target, N seconds in all
 *
 * Exit status 1 if something was found; the input is then in fuzz/findings/TARGET and belongs into the repository
 * together with the fix. What the fuzzer learns is kept in .cache/fuzz/TARGET and used again.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' } },
});
const chosen = positionals[0] === 'all' ? targets : positionals;
const seconds = Number(values.seconds);
if (chosen.length === 0 || !chosen.every((name) => targets.includes(name)) || !(seconds > 0)) {
  console.error(`usage: npm run fuzz -- all|${targets.join('|')} [--seconds N]`);
  process.exit(2);
}

const cache = join(fuzzFolder, '../.cache/fuzz');
let failed = false;
for (const target of chosen)
  if ((await fuzz(target, Math.ceil(seconds / chosen.length))) !== 0) failed = true;
process.exit(failed ? 1 : 0);

/**
 * @param {string} target
 * @param {number} time seconds
 */
async function fuzz(target, time) {
  const corpus = join(cache, target);
  const findings = join(fuzzFolder, 'findings', target);
  mkdirSync(corpus, { recursive: true });
  mkdirSync(findings, { recursive: true });
  // The fuzzer instruments CommonJS as it is loaded: one bundle, without what it must not look into.
  const bundle = join(cache, `${target}.cjs`);
  await build({
    entryPoints: [join(fuzzFolder, `${target}.fuzz.ts`)],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    define: { FUZZ_FOLDER: JSON.stringify(fuzzFolder), 'import.meta.url': '__filename' },
    logLevel: 'error',
  });
  const cli = fileURLToPath(import.meta.resolve('@jazzer.js/core')).replace(/core\.js$/, 'cli.js');
  const args = [
    cli,
    bundle,
    corpus,
    join(fuzzFolder, 'seeds'),
    '--sync',
    '-i',
    '.cache/fuzz/',
    '-e',
    'node_modules',
  ];
  args.push('--disableBugDetectors', 'command-injection', '--disableBugDetectors', 'path-traversal', '--');
  args.push(
    `-max_total_time=${time}`,
    '-max_len=4096',
    '-timeout=10',
    '-print_final_stats=1',
    '-use_value_profile=1',
  );
  args.push('-rss_limit_mb=4096', `-artifact_prefix=${findings}/`);
  const library = execFileSync(join(fuzzFolder, 'glibc.sh'), { encoding: 'utf8' }).trim();
  const [program, first] =
    library === ''
      ? [process.execPath, []]
      : [
          join(library, 'loader'),
          [
            '--library-path',
            `${library}:/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`,
            process.execPath,
          ],
        ];
  if (target === 'differential') {
    const script = join(fuzzFolder, '../integration/nvlist/libnvpair.sh');
    process.env['ZFSKIT_LIBNVPAIR'] = execFileSync(script, { encoding: 'utf8' }).trim();
  }
  const before = new Set(readdirSync(findings));
  const started = Date.now();
  const { status, output } = await run(program, [...first, ...args]);
  const found = readdirSync(findings).filter((file) => !before.has(file));
  // The statistics are not always printed at the end: the counters of the progress lines are as good.
  const counters = output.matchAll(/(?:number_of_executed_units:\s*|^#)(\d+)/gm);
  const executions = Math.max(0, ...Array.from(counters, (match) => Number(match[1])));
  const covered = [...output.matchAll(/cov: (\d+) ft: (\d+)/g)].at(-1);
  const took = ((Date.now() - started) / 1000).toFixed(0);
  console.log(
    `${target}: ${executions} executions in ${took} s, ${covered?.[1] ?? '?'} edges, ${covered?.[2] ?? '?'} features, ` +
      `corpus ${readdirSync(corpus).length}, found ${found.length === 0 ? 'nothing' : found.join(' ')}`,
  );
  if (status !== 0 || executions === 0) console.error(output.slice(-4000));
  return status;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ status: number, output: string }>}
 */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: join(fuzzFolder, '..') });
    let output = '';
    /** @param {string} text */
    const keep = (text) => {
      output = (output + text).slice(-200_000);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}
