import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { ownTime, type RecordedReply } from './recorded-reply.ts';

declare const BENCH_FOLDER: string;

/**
 * `npm run bench -- ioctl [RELEASE] [--json]`: compiles the C peer, and runs both in the guest of a release. All numbers
 * are from one run in one guest; under an emulated processor only their ratios mean anything.
 */
const args = process.argv.slice(2);
const release = args.find((word) => !word.startsWith('-')) ?? 'trixie';
const repository = join(BENCH_FOLDER, '../..');
const output = join(repository, 'dist/bench');

mkdirSync(output, { recursive: true });
execFileSync('npm', ['run', '--silent', 'build', '--', '--silent'], {
  cwd: repository,
  stdio: ['ignore', 2, 2],
});
mkdirSync(output, { recursive: true });
execFileSync('cc', ['-O2', '-static', join(BENCH_FOLDER, 'peer.c'), '-o', join(output, 'ioctl-peer')]);
await build({
  entryPoints: [join(BENCH_FOLDER, 'guest.ts')],
  outfile: join(output, 'ioctl.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
});
const json = args.includes('--json') ? ['--json'] : [];
const command = ['run', '--release', release, '--', 'node', '--expose-gc', 'dist/bench/ioctl.mjs', ...json];
const guest = spawn('ci/kvm/vm', command, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] });
const recorded: RecordedReply[] = [];
for await (const line of createInterface({ input: guest.stdout })) {
  if (line.startsWith('{"recorded"')) recorded.push(JSON.parse(line) as RecordedReply);
  else console.log(line);
}
for (const reply of recorded) {
  const us = ownTime(reply);
  const row = {
    name: `${reply.recorded}, our part of a synchronous call on this host`,
    ours: us,
    unit: 'us',
  };
  console.log(json.length > 0 ? JSON.stringify(row) : `${row.name}: ${us.toFixed(1)} us`);
}
process.exitCode = guest.exitCode ?? 1;
