import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCapabilities } from 'zfskit/ioctl';
import { command, Fixture } from './fixture.ts';

/** Runs the built command with a text as standard input and gives what it printed and its exit status. */
async function zfskit(args: readonly string[], input = '') {
  const running = promisify(execFile)(process.execPath, ['dist/cli.js', ...args], { maxBuffer: 64 << 20 });
  running.child.stdin?.end(input);
  try {
    return { status: 0, ...(await running) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

const ioctl = (...args: string[]) => zfskit(['ioctl', ...args]);

describe('zfskit ioctl', () => {
  let fixture: Fixture;
  let pool: string;

  beforeAll(async () => {
    fixture = await Fixture.open();
    pool = await fixture.pool({});
    await fixture.zfs.datasets.create(`${pool}/a`, { kind: 'filesystem' });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test('list says what the module has', async () => {
    const { stdout, status } = await ioctl('list', '--json');
    expect(status).toBe(0);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const loaded = rows.filter((row) => row.loaded).map(({ name }) => name);
    expect(new Set(loaded)).toEqual(readCapabilities().ioctls);
    expect(rows.find(({ name }) => name === 'ZFS_IOC_OBJSET_STATS')).toMatchObject({
      number: 0x5a12,
      style: 'legacy',
      loaded: true,
    });
    expect((await ioctl('list')).stdout).toMatch(/^ZFS_IOC_POOL_FREEZE +0x5a08 +legacy +pool .* withheld$/m);
  });

  test('show', async () => {
    const { stdout } = await ioctl('show', 'create');
    expect(stdout).toMatch(/^ZFS_IOC_CREATE {2}0x5a17 {2}nvlist/);
    expect(stdout).toMatch(/innvl\.type +int32, required, dmu_objset_type_t/);
    expect(stdout).toMatch(/EEXIST \(17\) {2}there is such a dataset already/);
    expect(JSON.parse((await ioctl('show', 'create', '--json')).stdout).number).toBe(0x5a17);
  });

  test('call that reads, as text and as JSON', async () => {
    const guid = (await command('zfs', 'get', '-Hpo', 'value', 'guid', `${pool}/a`)).trim();
    const text = await ioctl('call', 'objset_stats', `${pool}/a`);
    expect(text).toMatchObject({ status: 0, stderr: '' });
    expect(text.stdout).toContain(`  dds_guid: ${guid}\n`);
    const { stdout } = await ioctl('call', 'OBJSET_STATS', `${pool}/a`, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      zc_objset_stats: { dds_guid: guid },
      zc_nvlist_dst: { guid: { value: guid } },
    });
    const next = await ioctl('call', 'dataset_list_next', pool, '{"zc_cookie": "0"}', '--json');
    expect(JSON.parse(next.stdout).zc_name).toBe(`${pool}/a`);
  });

  test('call that changes something asks for --yes', async () => {
    const refused = await ioctl('call', 'create', `${pool}/b`, '{"innvl": {"type": 2}}');
    expect(refused).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--yes') });
    expect(await command('zfs', 'list', '-Ho', 'name', '-r', pool)).not.toContain(`${pool}/b`);
    const done = await ioctl(
      'call',
      'create',
      `${pool}/b`,
      '{"innvl": {"type": 2, "props": {"quota": 16777216, "a:b": "5", "canmount": 0}}}',
      '--yes',
    );
    expect(done).toMatchObject({ status: 0, stderr: '' });
    const values = await command('zfs', 'get', '-Hpo', 'value', 'quota,a:b', `${pool}/b`);
    expect(values).toBe('16777216\n5\n');
  });

  test('keys come from standard input and are never printed', async () => {
    const key = '5ec4e7'.padEnd(64, '0');
    const props = { encryption: 8, keyformat: 1, keylocation: 'prompt', canmount: 0 };
    const created = await zfskit(
      ['ioctl', 'call', 'create', `${pool}/secret`, '-', '--yes'],
      JSON.stringify({ innvl: { type: 2, props, hidden_args: { wkeydata: key } } }),
    );
    expect(created).toMatchObject({ status: 0, stderr: '' });
    expect((await command('zfs', 'get', '-Ho', 'value', 'keystatus', `${pool}/secret`)).trim()).toBe(
      'available',
    );
    const outputs = [created, await ioctl('call', 'objset_stats', `${pool}/secret`, '--json')];
    outputs.push(
      await zfskit(
        ['ioctl', 'call', 'load_key', `${pool}/secret`, '-', '--yes'],
        `{"innvl": {"hidden_args": ${key}`,
      ),
      await zfskit(
        ['ioctl', 'call', 'load_key', `${pool}/secret`, '-', '--yes'],
        JSON.stringify({ innvl: { hidden_args: { wkeydata: key } } }),
      ),
    );
    expect(outputs.map(({ status }) => status)).toEqual([0, 0, 2, 1]);
    for (const { stdout, stderr } of outputs) expect(stdout + stderr).not.toContain('5ec4e7');
  });

  test('failures have a message and a status', async () => {
    const result = async (...args: string[]) => {
      const { status, stdout, stderr } = await ioctl('call', ...args);
      expect(stdout).toBe('');
      return `${status} ${stderr}`;
    };
    expect(await result('objset_stats', `${pool}/none`)).toMatch(/^1 zfskit: .*ZFS_IOC_OBJSET_STATS: ENOENT/);
    expect(await result('pool_freeze', pool)).toMatch(/^1 zfskit: ZFS_IOC_POOL_FREEZE is not issued/);
    expect(await result('nonsense')).toMatch(/^2 zfskit: there is no ioctl nonsense/);
    expect(await result('objset_stats')).toMatch(/^2 zfskit: .* needs the name of a dataset or snapshot/);
    expect(await result('objset_stats', 'a//b')).toMatch(/^2 zfskit: .*empty component/);
    expect(await result('objset_stats', pool, '{"zc_obj": 1}')).toMatch(/^2 zfskit: .*zc_obj is no argument/);
    expect(await result('objset_stats', pool, '{')).toMatch(/^2 zfskit: the arguments are no JSON/);
    expect(await result('pool_configs', pool, '{}')).toMatch(/^2 zfskit: .*about no pool/);
    expect((await ioctl('show', 'nonsense')).status).toBe(2);
    expect((await ioctl('call', '--help')).stdout).toMatch(/Examples:/);
  });

  test('lists without loss can be given back', async () => {
    const { stdout } = await ioctl('call', 'pool_configs', '--lossless');
    const config = JSON.parse(stdout).zc_nvlist_dst[pool];
    await command('zpool', 'export', pool);
    const tried = await zfskit(
      ['ioctl', 'call', 'pool_tryimport', '-', '--json'],
      JSON.stringify({ zc_nvlist_conf: config }),
    );
    expect(tried).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(tried.stdout).zc_nvlist_dst.name).toBe(pool);
  });
});

describe('capabilities', () => {
  test('are what the module and the stock commands say', async () => {
    const capabilities = readCapabilities();
    expect(capabilities.version).toBe((await readFile('/sys/module/zfs/version', 'utf8')).trim());
    const byRelease = readCapabilities({ folder: '/nowhere', version: capabilities.version });
    // What the release is known to have is what the module lists.
    for (const name of capabilities.listed) expect(byRelease[name], name).toEqual(capabilities[name]);
    expect(capabilities.listed).toContain('datasetProperties');
    const unames = await command('bash', '-c', 'cat /sys/module/zfs/features.pool/*/uname');
    expect(new Set(unames.trim().split('\n'))).toEqual(capabilities.features);
  });

  test('abi prints them', async () => {
    const { stdout } = await zfskit(['abi', '--json']);
    const abi = JSON.parse(stdout);
    expect(abi.features).toContain('lz4_compress');
    expect(abi.datasetProperties).toContain('compression');
    expect(abi.ioctls).toContain('ZFS_IOC_OBJSET_STATS');
    expect((await zfskit(['abi'])).stdout).toMatch(/^features +\d+: .*lz4_compress/m);
  });
});
