import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, vi } from 'vitest';
import { forSuite, openzfsFolder } from '../engine/engine-fixture.ts';

/** Programs of OpenZFS that run on the engine, and those that need none. */
const ON_ENGINE = ['zfs', 'zpool'];
const PLAIN = ['zdb', 'zstream'];

// The engine of this test file: zfskit reaches it by its socket, the stock commands through `zfskit run`.
const folder = await mkdtemp(join(tmpdir(), 'zfskit-conformance-'));
const [socket, bin] = [join(folder, 'socket'), join(folder, 'bin')];
const libraries = join(openzfsFolder(), 'lib');
const words = ['--engine', 'userspace', '--libraries', libraries, '--state', join(folder, 'state')];
const server = await until(
  spawn(process.execPath, ['dist/cli.js', 'serve', ...words, '--socket', socket], {
    stdio: ['ignore', 'inherit', 'pipe'],
  }),
  socket,
);
process.env['ZFSKIT_TEST_SOCKET'] = socket;
const commands = await makeCommands(bin);
process.env['PATH'] = `${bin}${delimiter}${process.env['PATH']}`;

/**
 * Puts the stock commands into a folder. One `zfskit run` is over all of those that need the engine: starting it takes longer than most
 * of them.
 */
async function makeCommands(bin: string): Promise<ChildProcess> {
  await mkdir(bin);
  const { prefix, env } = forSuite();
  const library = env['LD_LIBRARY_PATH'] ?? '';
  const stock = [...prefix, join(openzfsFolder(), 'sbin')];
  const source = fileURLToPath(new URL('stock-command.c', import.meta.url));
  const runner = join(bin, 'stock-command');
  execFileSync('cc', ['-O1', '-Wall', '-Werror', source, '-o', runner]);
  for (const name of ON_ENGINE) await symlink(runner, join(bin, name));
  for (const name of PLAIN) {
    const line = `LD_LIBRARY_PATH='${library}' exec ${stock.join(' ')}/${name} "$@"`;
    await writeFile(join(bin, name), `#!/bin/sh\n${line}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const own = join(bin, 'socket');
  const words = ['dist/cli.js', 'run', '--socket', socket, '--', runner, own, library, ...stock];
  return until(spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'pipe'] }), own);
}

/** Waits for a process to make its socket. */
async function until<Process extends ChildProcess>(child: Process, path: string): Promise<Process> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  await vi.waitFor(
    () => {
      if (child.exitCode !== null) throw new Error(`it ended with status ${child.exitCode}: ${said}`);
      if (!existsSync(path)) throw new Error(`no ${path} yet`);
    },
    { timeout: 30_000, interval: 20 },
  );
  return child;
}

afterAll(async () => {
  for (const child of [commands, server]) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});
