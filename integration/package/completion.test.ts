import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { file, openZfs } from 'zfskit';
import { openzfsFolder } from '../engine/engine-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfskit-completion-'));

/** The command as a shell finds it. */
const zfskit = join(folder, 'zfskit');

const socket = join(folder, 'socket');
let server: ChildProcess;

beforeAll(async () => {
  writeFileSync(zfskit, `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"\n`);
  chmodSync(zfskit, 0o755);
  for (const shell of ['bash', 'fish', 'zsh']) {
    writeFileSync(join(folder, `completion.${shell}`), execFileSync(zfskit, ['completion', shell]));
  }
  const libraries = join(openzfsFolder(), 'lib');
  server = spawn(zfskit, ['serve', '--engine', 'userspace', '--libraries', libraries, '--socket', socket]);
  await vi.waitFor(() => expect(existsSync(socket)).toBe(true), { timeout: 20_000 });
  const image = join(folder, 'disk');
  writeFileSync(image, '');
  truncateSync(image, 1 << 27);
  await using zfs = await openZfs({ socket });
  await zfs.pools.create('ztank', { vdevs: [file(image)] });
  await zfs.datasets.create('ztank/home', { kind: 'volume', size: '1M' });
});
afterAll(async () => {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

/** Asks each shell, without its user's settings, what can follow a line; sorted. */
const SHELLS: Record<string, (line: string) => readonly string[]> = {
  bash: (line) => [
    'bash',
    '--norc',
    '-c',
    `. '${folder}/completion.bash'; compopt() { :; }
     IFS=' ' read -ra COMP_WORDS <<<"$1"; [[ $1 == *' ' ]] && COMP_WORDS+=('')
     COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); COMP_LINE=$1; COMP_POINT=\${#1}
     _zfskit; printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    line,
  ],
  fish: (line) => [
    'fish',
    '--no-config',
    '-c',
    `source ${folder}/completion.fish; complete -C "$argv[1]"`,
    line,
  ],
  zsh: (line) => ['zsh', '-f', join(folder, 'ask.zsh'), line],
};

/** zsh completes for a terminal alone: one is made, and what is offered there goes to a file. */
const ASK_ZSH = `
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "cd ${folder}; PATH=${folder}:$PATH; PS1=; autoload -Uz compinit; compinit -D -u"
zpty -w z "source ${folder}/completion.zsh; : >hits"
zpty -w z 'compadd() { local -a hits; builtin compadd -O hits "$@"; print -rl -- $hits >>${folder}/hits; builtin compadd "$@" }'
zpty -w z "zle -C ask complete-word ask; ask() { _main_complete; print -r -- DO''NE }; bindkey '^I' ask; print READY-$((1+1))"
zpty -r z out '*READY-2*'
zpty -w -n z "$1"$'\t'
zpty -r z out '*DONE*'
zpty -d z
cat hits
`;

/** What a shell offers behind a line. */
async function offered(shell: string, line: string, extra: NodeJS.ProcessEnv = {}): Promise<string[]> {
  writeFileSync(join(folder, 'ask.zsh'), ASK_ZSH);
  const [program = '', ...args] = SHELLS[shell]?.(line) ?? [];
  const env = {
    ...process.env,
    ...extra,
    PATH: `${folder}:${process.env['PATH']}`,
    TERM: 'dumb',
    HOME: folder,
  };
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder, env, timeout: 50_000 });
  const words = stdout.split('\n').map((text) => text.split('\t')[0]?.trim() ?? '');
  return [...new Set(words.filter((word) => word !== ''))].sort();
}

describe.each(Object.keys(SHELLS))('%s', (shell) => {
  const missing = spawnSync(shell, ['--version']).error !== undefined;
  if (missing) console.log(`skipped: there is no ${shell} on this machine`);

  test.skipIf(missing)('commands', async () => {
    const names = await offered(shell, 'zfskit ');
    expect(names).toEqual(expect.arrayContaining(['completion', 'ioctl', 'list', 'run', 'trace']));
    expect(await offered(shell, 'zfskit st')).toEqual(['status', 'stream']);
    expect(await offered(shell, 'zfskit stream v')).toEqual(['verify']);
  });

  test.skipIf(missing)('options, and the values that they take', async () => {
    expect(await offered(shell, 'zfskit list --pro')).toEqual(['--properties']);
    expect(await offered(shell, 'zfskit nvlist convert --endian ')).toEqual(['big', 'little']);
    expect(await offered(shell, 'zfskit trace --color a')).toEqual(['always', 'auto']);
  });

  test.skipIf(missing)('operands: words, files, ioctls', async () => {
    expect(await offered(shell, 'zfskit completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(await offered(shell, 'zfskit ioctl show pool_conf')).toEqual(['pool_configs']);
    const files = await offered(shell, 'zfskit stream dump completion.');
    expect(files).toEqual(['completion.bash', 'completion.fish', 'completion.zsh']);
  });

  test.skipIf(missing)('pools and datasets, where ZFS answers', async () => {
    const service = { ZFSKIT_SOCKET: socket };
    expect(await offered(shell, 'zfskit history zt', service)).toEqual(['ztank']);
    expect(await offered(shell, 'zfskit list ztank/h', service)).toEqual(['ztank/home']);
    expect(await offered(shell, 'zfskit history zt')).toEqual([]);
  });
});
