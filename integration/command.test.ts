import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, Fixture } from './fixture.ts';

/** Runs the built command and gives what it printed and its exit status. */
async function zfskit(...args: string[]) {
  try {
    return { status: 0, ...(await promisify(execFile)(process.execPath, ['dist/cli.js', ...args])) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

describe('the zfskit command', () => {
  let fixture: Fixture;
  let pool: string;

  beforeAll(async () => {
    fixture = await Fixture.open();
    pool = await fixture.pool({});
    await fixture.zfs.datasets.create(`${pool}/a b`, { kind: 'filesystem' });
    await fixture.zfs.datasets.create(`${pool}/v`, { kind: 'volume', size: '8M' });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test('list', async () => {
    const { stdout, status } = await zfskit('list', pool);
    expect(status).toBe(0);
    const stock = await command('zfs', 'list', '-Hpro', 'used,available,referenced,name', pool);
    const columns = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => line.trim().replaceAll(/\s+/g, ' '))
        .sort();
    expect(columns(stdout)).toEqual(columns(stock));
  });

  test('list --json', async () => {
    const { stdout } = await zfskit('list', '--json', pool);
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      [pool, 'filesystem'],
      [`${pool}/a b`, 'filesystem'],
      [`${pool}/v`, 'volume'],
    ]);
    expect(records[0].guid).toBe(
      (await command('zfs', 'get', '-Hpo', 'value', 'guid', records[0].name)).trim(),
    );
    expect(records[0].properties.compression).toEqual({
      value: (await command('zfs', 'get', '-Ho', 'value', 'compression', pool)).trim(),
      source: { kind: 'default' },
    });
  });

  test('abi', async () => {
    const { stdout } = await zfskit('abi', '--json');
    const [, release] = /zfs-kmod-(\d+\.\d+\.\d+)/.exec(await command('zfs', 'version')) ?? [];
    expect(JSON.parse(stdout)).toMatchObject({ release, zfsCmdBytes: 13744 });
    expect((await zfskit('abi')).stdout).toContain(`ZFS module       ${release}`);
  });

  test('failures say what, on standard error, with a status', async () => {
    expect(await zfskit('list', `${pool}/none`)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^zfskit: .*\/none: there is no such dataset \(ZFS_IOC_OBJSET_STATS: ENOENT\)\n$/,
      ),
    });
    expect(await zfskit('list', 'a//b')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/empty component/),
    });
    expect(await zfskit('lst')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/unknown command/),
    });
    expect(await zfskit('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/Examples:/) });
  });

  test('a reader that goes away is no failure', async () => {
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      `set -o pipefail; ${process.execPath} dist/cli.js list ${pool} | head -n 1 | wc -l`,
    ]);
    expect(stdout.trim()).toBe('1');
  });

  test('both module systems get the same package', async () => {
    const esm = `import * as zfskit from 'zfskit'; import * as nvlist from 'zfskit/nvlist'; import * as ioctl from 'zfskit/ioctl'; import * as zfs from 'zfskit/zfs'; console.log([zfskit, nvlist, ioctl, zfs].map((m) => Object.keys(m).filter((k) => k !== 'default').sort().join()).join('\\n'))`;
    const cjs = `console.log(['zfskit', 'zfskit/nvlist', 'zfskit/ioctl', 'zfskit/zfs'].map((m) => Object.keys(require(m)).sort().join()).join('\\n')); require('zfskit').openZfs().then((zfs) => zfs.close())`;
    const [fromEsm, fromCjs] = await Promise.all([
      command(process.execPath, '--input-type=module', '-e', esm),
      command(process.execPath, '--input-type=commonjs', '-e', cjs),
    ]);
    expect(fromCjs).toBe(fromEsm);
    expect(fromEsm.split('\n')[0]).toContain('openZfs');
  });
});
