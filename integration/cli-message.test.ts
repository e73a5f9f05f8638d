import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZfsError } from 'zfskit';
import { type CallableIoctl, call, KernelTransport } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';

/** What a stock command that fails prints on standard error. */
async function complaint(program: string, ...args: string[]): Promise<string> {
  try {
    await promisify(execFile)(program, args);
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
  throw new Error(`${program} ${args.join(' ')} did not fail`);
}

describe('cliMessage is what the stock command prints', () => {
  let fixture: Fixture;
  let pool: string;
  let transport: KernelTransport;

  beforeAll(async () => {
    fixture = await Fixture.open();
    transport = KernelTransport.open();
    pool = await fixture.pool({});
    await command('zfs', 'set', 'mountpoint=none', pool);
    await command('zfs', 'create', `${pool}/a`);
    await command('zfs', 'create', `${pool}/a/child`);
    await command('zfs', 'create', `${pool}/b`);
    await command('zfs', 'snapshot', `${pool}/b@old`);
    await command('zfs', 'snapshot', `${pool}/b@new`);
    await command('zfs', 'clone', `${pool}/b@old`, `${pool}/clone`);
    await command('zfs', 'hold', 'tag', `${pool}/b@new`);
    await command('zfs', 'bookmark', `${pool}/b@new`, `${pool}/b#mark`);
  });
  afterAll(async () => {
    await transport.close();
    await command('zfs', 'release', 'tag', `${pool}/b@new`);
    await fixture[Symbol.asyncDispose]();
  });

  /** The error of an ioctl that fails. */
  async function failure(ioctl: CallableIoctl, input: object): Promise<ZfsError> {
    try {
      await call(transport, ioctl, input as never);
    } catch (error) {
      if (error instanceof ZfsError) return error;
      throw error;
    }
    throw new Error(`${ioctl} did not fail`);
  }

  const cases: readonly (readonly [
    ioctl: CallableIoctl,
    code: string,
    input: (pool: string) => object,
    stock: (pool: string) => readonly [string, ...string[]],
  ])[] = [
    [
      'ZFS_IOC_OBJSET_STATS',
      'ENOENT',
      (p) => ({ zc_name: `${p}/none` }),
      (p) => ['zfs', 'list', `${p}/none`],
    ],
    [
      'ZFS_IOC_CREATE',
      'EEXIST',
      (p) => ({ zc_name: `${p}/a`, innvl: { type: 2 } }),
      (p) => ['zfs', 'create', `${p}/a`],
    ],
    [
      'ZFS_IOC_CREATE',
      'ENOENT',
      (p) => ({ zc_name: `${p}/x/y`, innvl: { type: 2 } }),
      (p) => ['zfs', 'create', `${p}/x/y`],
    ],
    ['ZFS_IOC_DESTROY', 'EEXIST', (p) => ({ zc_name: `${p}/a` }), (p) => ['zfs', 'destroy', `${p}/a`]],
    ['ZFS_IOC_DESTROY', 'ENOENT', (p) => ({ zc_name: `${p}/none` }), (p) => ['zfs', 'destroy', `${p}/none`]],
    ['ZFS_IOC_DESTROY', 'ENOENT', (p) => ({ zc_name: `${p}/b@no` }), (p) => ['zfs', 'destroy', `${p}/b@no`]],
    [
      'ZFS_IOC_DESTROY_SNAPS',
      'EEXIST',
      (p) => ({ zc_name: p, innvl: { snaps: { [`${p}/b@old`]: true } } }),
      (p) => ['zfs', 'destroy', `${p}/b@old`],
    ],
    [
      'ZFS_IOC_SNAPSHOT',
      'EEXIST',
      (p) => ({ zc_name: p, innvl: { snaps: { [`${p}/b@old`]: true } } }),
      (p) => ['zfs', 'snapshot', `${p}/b@old`],
    ],
    [
      'ZFS_IOC_CLONE',
      'EEXIST',
      (p) => ({ zc_name: `${p}/clone`, innvl: { origin: `${p}/b@new` } }),
      (p) => ['zfs', 'clone', `${p}/b@new`, `${p}/clone`],
    ],
    [
      'ZFS_IOC_ROLLBACK',
      'EEXIST',
      (p) => ({ zc_name: `${p}/b`, innvl: { target: `${p}/b@old` } }),
      (p) => ['zfs', 'rollback', `${p}/b@old`],
    ],
    ['ZFS_IOC_PROMOTE', 'EINVAL', (p) => ({ zc_name: `${p}/a` }), (p) => ['zfs', 'promote', `${p}/a`]],
    [
      'ZFS_IOC_RENAME',
      'EEXIST',
      (p) => ({ zc_name: `${p}/a`, zc_value: `${p}/b` }),
      (p) => ['zfs', 'rename', `${p}/a`, `${p}/b`],
    ],
    [
      'ZFS_IOC_HOLD',
      'EEXIST',
      (p) => ({ zc_name: p, innvl: { holds: { [`${p}/b@new`]: 'tag' } } }),
      (p) => ['zfs', 'hold', 'tag', `${p}/b@new`],
    ],
    [
      'ZFS_IOC_BOOKMARK',
      'EEXIST',
      (p) => ({ zc_name: p, innvl: { [`${p}/b#mark`]: `${p}/b@new` } }),
      (p) => ['zfs', 'bookmark', `${p}/b@new`, `${p}/b#mark`],
    ],
    [
      'ZFS_IOC_SET_PROP',
      'ENOSPC',
      (p) => ({ zc_name: `${p}/b`, zc_nvlist_src: { quota: 1024n } }),
      (p) => ['zfs', 'set', 'quota=1024', `${p}/b`],
    ],
    ['ZFS_IOC_POOL_DESTROY', 'ENOENT', (p) => ({ zc_name: `${p}x` }), (p) => ['zpool', 'destroy', `${p}x`]],
    [
      'ZFS_IOC_POOL_DISCARD_CHECKPOINT',
      'ZFS_ERR_NO_CHECKPOINT',
      (p) => ({ zc_name: p, innvl: {} }),
      (p) => ['zpool', 'checkpoint', '-d', p],
    ],
  ];

  test.each(cases)('%s %s', async (ioctl, code, input, stock) => {
    const error = await failure(ioctl, input(pool));
    expect(error.code).toBe(code);
    expect(error.cliMessage).toBeTypeOf('string');
    expect(await complaint(...stock(pool))).toContain(error.cliMessage);
  });

  test('ZFS_IOC_DESTROY EBUSY', async () => {
    const before = await readdir('/dev');
    await command('zfs', 'create', '-V', '8M', `${pool}/v`);
    const isNew = (name: string) => /^zd\d+$/.test(name) && !before.includes(name);
    let device: string | undefined;
    for (let wait = 0; wait < 50 && device === undefined; wait++) {
      device = (await readdir('/dev')).find(isNew);
      await delay(100);
    }
    await using _handle = await open(`/dev/${device}`);
    const error = await failure('ZFS_IOC_DESTROY', { zc_name: `${pool}/v` });
    expect(error).toMatchObject({ code: 'EBUSY', cliMessage: 'dataset is busy' });
    expect(await complaint('zfs', 'destroy', `${pool}/v`)).toContain(error.cliMessage);
  });
});
