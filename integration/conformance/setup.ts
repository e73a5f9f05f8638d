import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
const state = join(folder, 'state');
const server = await start(
  socket,
  ...['serve', '--engine', 'userspace', '--libraries', libraries, '--state', state, '--socket', socket],
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
  const [runner, own] = [join(bin, 'stock-command'), join(bin, 'socket')];
  const source = fileURLToPath(new URL('stock-command.c', import.meta.url));
  execFileSync('cc', ['-O1', '-Wall', '-Werror', source, '-o', runner]);
  for (const name of [...ON_ENGINE, ...PLAIN]) {
    const onEngine = ON_ENGINE.includes(name) ? [runner, own] : [];
    const stock = [...onEngine, ...prefix, join(openzfsFolder(), 'sbin', name)].join(' ');
    await writeFile(join(bin, name), `#!/bin/sh\nLD_LIBRARY_PATH='${library}' exec ${stock} "$@"\n`);
    await chmod(join(bin, name), 0o755);
  }
  return start(own, 'run', '--socket', socket, '--', runner, own);
}

/** Starts zfskit, and waits for it, or what it runs, to make a socket. */
async function start(path: string, ...words: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/cli.js', ...words], { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await vi.waitFor(
    () => {
      if (child.exitCode !== null)
        throw new Error(`zfskit ${words[0]} ended with status ${child.exitCode}: ${said}`);
      if (!existsSync(path)) throw new Error('no socket yet');
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
