import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { forSuite, openzfsFolder } from '../engine/engine-fixture.ts';

/** Programs of OpenZFS that run on the engine, and those that need none. */
const ON_ENGINE = ['zfs', 'zpool'];
const PLAIN = ['zdb', 'zstream'];

// The engine of this test file: zfskit reaches it by its socket, the stock commands through `zfskit run`.
const folder = await mkdtemp(join(tmpdir(), 'zfskit-conformance-'));
const socket = join(folder, 'socket');
const server = spawn(
  process.execPath,
  [
    'dist/cli.js',
    'serve',
    '--engine',
    'userspace',
    '--libraries',
    join(openzfsFolder(), 'lib'),
    '--state',
    join(folder, 'state'),
    '--socket',
    socket,
  ],
  { stdio: ['ignore', 'inherit', 'pipe'] },
);
let said = '';
server.stderr.on('data', (chunk) => {
  said += chunk;
});
await vi.waitFor(
  () => {
    if (server.exitCode !== null)
      throw new Error(`zfskit serve ended with status ${server.exitCode}: ${said}`);
    if (!existsSync(socket)) throw new Error('no socket yet');
  },
  { timeout: 30_000, interval: 20 },
);
process.env['ZFSKIT_TEST_SOCKET'] = socket;
process.env['PATH'] = `${await makeCommands()}${delimiter}${process.env['PATH']}`;

async function makeCommands(): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const { prefix, env } = forSuite();
  const library = env['LD_LIBRARY_PATH'] ?? '';
  for (const name of [...ON_ENGINE, ...PLAIN]) {
    const stock = [...prefix, join(openzfsFolder(), 'sbin', name)].join(' ');
    const line = ON_ENGINE.includes(name)
      ? `exec ${process.execPath} ${process.cwd()}/dist/cli.js run --socket ${socket} -- env LD_LIBRARY_PATH='${library}' ${stock} "$@"`
      : `LD_LIBRARY_PATH='${library}' exec ${stock} "$@"`;
    await writeFile(join(bin, name), `#!/bin/sh\n${line}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return bin;
}

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});
