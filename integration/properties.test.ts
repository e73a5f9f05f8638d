import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DatasetPropertyInputs,
  type DatasetPropertyName,
  type DatasetPropertySchema,
  datasetPropertySchema,
  type Property,
  spaceOf,
  type Zfs,
} from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;
let schema: ReadonlyMap<DatasetPropertyName, DatasetPropertySchema>;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  schema = datasetPropertySchema(zfs.transport.abi.release);
  pool = await fixture.pool({ mountpoint: 'legacy' });
});
afterAll(() => fixture[Symbol.asyncDispose]());

const since = (release: string) => {
  const [major = 0, minor = 0] = zfs.transport.abi.release;
  return `${major}.${minor}` >= release;
};

async function create(short: string, properties: DatasetPropertyInputs = {}): Promise<string> {
  const name = `${pool}/${short}`;
  await zfs.datasets.create(name, { kind: 'filesystem', properties });
  return name;
}

/** Lines of `zfs get -Hp`, without the name. */
async function stock(dataset: string, properties: string, fields = 'property,value,source') {
  const lines = await command('zfs', 'get', '-Hpo', fields, properties, dataset);
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
}

/** What `zfs get` prints for a property, made of what zfskit says. */
function printed(name: string, property: Property | undefined): [string, string] {
  if (!property) return ['-', '-'];
  const { value, source } = property;
  const from = source.kind === 'inherited' ? `inherited from ${source.from}` : source.kind;
  return [printedValue(name, value), from === 'none' ? '-' : from];
}

function printedValue(name: string, value: Property['value']): string {
  if (name === 'mounted') return value === 'on' ? 'yes' : 'no';
  if (/^(ref)?compressratio$/.test(name)) return (Number(value) / 100).toFixed(2);
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** Newer commands say none where older ones show the number, and a ratio has an x in some. */
const plain = (text = '') => text.replace(/^18446744073709551615$/, 'none').replace(/^(\d\.\d\d)x$/, '$1');

async function expectStock(dataset: string, atLeast: number): Promise<void> {
  const all = await zfs.properties.all(dataset);
  const lines = await stock(dataset, 'all');
  // The command says none where nothing is counted, and the kind of a snapshot where zfskit says what it is of.
  const compared = lines.filter(([name = '']) => !/^(type|(filesystem|snapshot)_count)$/.test(name));
  const ours = compared.map(([name = '']) => [name, ...printed(name, all.get(name)).map(plain)]);
  expect(ours).toEqual(compared.map(([name, value, source]) => [name, plain(value), source]));
  expect(compared.length).toBeGreaterThan(atLeast);
}

describe('the schema', () => {
  interface Row {
    readonly edit: boolean;
    readonly inherit: boolean;
    readonly values: string;
  }
  let usage: Map<string, Row>;

  beforeAll(async () => {
    const text = await new Promise<string>((resolve) => {
      execFile('zfs', ['get'], (_, __, stderr) => resolve(stderr));
    });
    const rows = text.matchAll(/^\t(\w+)\s+(YES|NO)\s+(YES|NO)\s+(.+)$/gm);
    usage = new Map(
      [...rows].map(([, name = '', edit, inherit, values = '']) => [
        name,
        { edit: edit === 'YES', inherit: inherit === 'YES', values },
      ]),
    );
  });

  test('has the properties that zfs get lists, and knows what can be set and is inherited', () => {
    const ours = [...schema.values()]
      .filter(({ hidden }) => !hidden)
      .map(({ name, settable, inheritable }) => [name, settable === 'always', inheritable]);
    const theirs = [...usage].map(([name, { edit, inherit }]) => [name, edit, inherit]);
    expect(ours.sort()).toEqual(theirs.sort());
    expect(theirs.length).toBeGreaterThan(70);
  });

  test('has the values that zfs get lists', () => {
    // Names that are taken, and not told.
    const quiet = new Map<string, readonly string[]>([
      ['aclinherit', ['secure']],
      ['acltype', ['disabled', 'noacl', 'posixacl']],
      ['checksum', ['noparity']],
      ['compression', ['zstd-fast']],
    ]);
    for (const [name, { values }] of usage) {
      const property = schema.get(name as DatasetPropertyName);
      if (property?.type === 'index' && name !== 'type') {
        const words = values === 'yes | no' ? ['on', 'off'] : values.split(' | ').flatMap(spelledOut);
        const ours = property.values?.filter(
          (word) => words.includes(word) || !quiet.get(name)?.includes(word),
        );
        expect([name, ours?.toSorted()]).toEqual([name, words.toSorted()]);
      } else if (property?.type === 'number') {
        const powerOfTwo = property.range?.powerOfTwo ?? false;
        expect([name, powerOfTwo]).toEqual([name, values.includes('power of 2')]);
        expect([name, property.words.includes('none')]).toEqual([name, /\| none$/.test(values)]);
      }
    }
  });

  test('agrees with what the module says of itself', async () => {
    const folder = '/sys/module/zfs/properties.dataset';
    const names = await readdir(folder);
    let compared = 0;
    for (const name of names) {
      const read = (what: string) =>
        readFile(join(folder, name, what), 'utf8').then(
          (text) => text.trim(),
          () => undefined,
        );
      const property = schema.get(name as DatasetPropertyName);
      const [datasets, visible, readonly, setonce, byDefault] = await Promise.all(
        ['datasets', 'visible', 'readonly', 'setonce', 'default'].map(read),
      );
      expect([name, property?.kinds.toSorted()]).toEqual([name, datasets?.split(' ').sort()]);
      expect([name, property?.hidden]).toEqual([name, visible === '0']);
      expect([name, property?.settable === 'never']).toEqual([name, readonly === '1']);
      if (setonce === '1') expect([name, property?.settable]).toEqual([name, 'at creation']);
      if (property?.default !== undefined)
        expect([name, String(property.default)]).toEqual([name, byDefault]);
      compared++;
    }
    expect(names.sort()).toEqual([...schema.keys()].sort());
    expect(compared).toBeGreaterThan(90);
  });

  test('every value that it has can be set, and zfs shows it', { timeout: 300_000 }, async () => {
    const name = await create('values', { mountpoint: 'legacy' });
    // A version is not lowered; a zone is needed to be in one.
    const settable = [...schema.values()].filter(
      ({ settable, kinds, name }) =>
        settable === 'always' && kinds.includes('filesystem') && !/^(version|zoned)$/.test(name),
    );
    const indexes = settable.filter(({ type }) => type === 'index');
    const rounds = Math.max(...indexes.map(({ values }) => values?.length ?? 0));
    let set = 0;
    for (let round = 0; round < rounds; round++) {
      const wanted = Object.fromEntries(
        indexes.flatMap(({ name, values }) => (values?.[round] ? [[name, values[round]]] : [])),
      );
      await zfs.properties.set(name, wanted);
      const names = Object.keys(wanted) as DatasetPropertyName[];
      const read = await zfs.properties.get(name, names);
      const shown = await stock(name, names.join(','), 'property,value');
      expect(names.map((property) => [property, read[property]?.value])).toEqual(shown);
      set += names.length;
    }
    expect(set).toBeGreaterThan(140);
  });

  function spelledOut(word: string): string[] {
    const match = /^(.*)\[(.+)\]$/.exec(word);
    if (!match) return [word];
    const [, stem = '', inside = ''] = match;
    if (inside.startsWith(',')) return [stem, stem + inside];
    return inside.split(',').flatMap((item) => {
      const [low = 0, high = low] = item.split('-').map(Number);
      return Array.from({ length: high - low + 1 }, (_, index) => `${stem}${low + index}`);
    });
  }
});

describe('reading', () => {
  test('all that zfs get all prints of a filesystem, a volume and their snapshots', async () => {
    const name = await create('reading', { compression: 'zstd-3', quota: '50M', 'org.example:a': 'b' });
    await create('reading/below', { casesensitivity: 'mixed', normalization: 'formD', version: '4' });
    await zfs.datasets.create(`${name}/volume`, { kind: 'volume', size: '8M' });
    await zfs.snapshots.create([`${name}@s`, `${name}/volume@s`]);
    await expectStock(name, 60);
    await expectStock(`${name}/below`, 60);
    await expectStock(`${name}/volume`, 35);
    await expectStock(`${name}@s`, 20);
    await expectStock(`${name}/volume@s`, 12);
  });

  test('what is fixed inside a filesystem, when asked for', async () => {
    const inside = { utf8only: 'on', normalization: 'formKC', casesensitivity: 'insensitive' } as const;
    const name = await create('inside', inside);
    const read = await zfs.properties.get(name, ['utf8only', 'normalization', 'casesensitivity', 'version']);
    expect(read.utf8only).toEqual({ value: 'on', source: { kind: 'none' } });
    expect(read.normalization?.value).toBe('formKC');
    expect(read.casesensitivity?.value).toBe('insensitive');
    expect(read.version?.value).toBe('5');
    expect((await zfs.datasets.get(name)).get('utf8only')).toBeUndefined();
    await zfs.datasets.create(`${name}/volume`, { kind: 'volume', size: '8M' });
    expect((await zfs.properties.get(`${name}/volume`, ['version'])).version).toBeUndefined();
  });

  test('default quotas', async () => {
    const name = await create('quotas');
    if (!since('2.4')) {
      expect((await zfs.properties.get(name, ['defaultuserquota'])).defaultuserquota).toBeUndefined();
      await expect(zfs.properties.set(name, { defaultuserquota: '1G' })).rejects.toMatchObject({
        code: 'ZFSKIT_INVALID_PROPERTY',
        message: expect.stringMatching(/since OpenZFS 2\.4\.0/),
      });
      return;
    }
    await zfs.properties.set(name, { defaultuserquota: '1G', defaultprojectobjquota: 7 });
    const read = await zfs.properties.get(name, ['defaultuserquota', 'defaultprojectobjquota']);
    expect([read.defaultuserquota?.value, read.defaultprojectobjquota?.value]).toEqual([1n << 30n, 7n]);
    expect(await stock(name, 'defaultuserquota,defaultprojectobjquota', 'value')).toEqual([
      ['1073741824'],
      ['7'],
    ]);
  });

  test('a mount option makes a value temporary', async () => {
    const name = await create('temporary', { mountpoint: 'legacy', atime: true });
    const path = await fixture.mount(name);
    await command('mount', '-o', 'remount,noatime,ro,nosuid', path);
    const read = await zfs.properties.get(name, ['atime', 'readonly', 'setuid', 'exec', 'mounted']);
    expect(read).toEqual({
      atime: { value: 'off', source: { kind: 'temporary' } },
      readonly: { value: 'on', source: { kind: 'temporary' } },
      setuid: { value: 'off', source: { kind: 'temporary' } },
      exec: { value: 'on', source: { kind: 'default' } },
      mounted: { value: 'on', source: { kind: 'none' } },
    });
    await expectStock(name, 60);
    expect((await zfs.datasets.get(name)).get('readonly')).toBe('off');
    await fixture.unmount(path);
    expect((await zfs.properties.get(name, ['atime'])).atime).toEqual({
      value: 'on',
      source: { kind: 'local' },
    });
    expect((await zfs.properties.get(name, ['mounted'])).mounted?.value).toBe('off');
  });

  test('bytes written since a snapshot or bookmark', async () => {
    const name = await create('written', { mountpoint: 'legacy', compression: 'off' });
    await zfs.snapshots.create([`${name}@a`]);
    await command('zfs', 'bookmark', `${name}@a`, `${name}#m`);
    const path = await fixture.mount(name);
    await command('dd', 'if=/dev/urandom', `of=${path}/file`, 'bs=1M', 'count=2', 'conv=fsync');
    await fixture.unmount(path);
    await zfs.snapshots.create([`${name}@b`]);
    const names = ['written@a', 'written#m', 'written@b', `written@${name}@a`, 'written'] as const;
    const read = await zfs.properties.get(name, names);
    expect(read['written@a']?.value).toBeGreaterThan(2n << 20n);
    expect(read['written#m']?.value).toBe(read['written@a']?.value);
    expect(read[`written@${name}@a`]).toEqual(read['written@a']);
    expect(read['written@b']).toEqual({ value: 0n, source: { kind: 'none' } });
    const shown = await stock(name, 'written@a,written#m,written@b', 'value');
    expect(shown).toEqual(
      ['written@a', 'written#m', 'written@b'].map((since) => [String(read[since as 'written@a']?.value)]),
    );
    const ofSnapshot = await zfs.properties.get(`${name}@b`, ['written@a']);
    expect(ofSnapshot['written@a']).toEqual(read['written@a']);
    await expect(zfs.properties.get(name, ['written@none'])).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.properties.get(name, ['written@'])).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_NAME',
    });
  });

  test('names that no property has', async () => {
    const bad = ['colour', 'constructor', 'A:b', `a:${'b'.repeat(255)}`];
    for (const name of bad) {
      await expect(zfs.properties.get(pool, [name as 'used'])).rejects.toMatchObject({
        code: 'ZFSKIT_INVALID_PROPERTY',
      });
    }
    expect(await zfs.properties.get(pool, ['org.example:missing'])).toEqual({
      'org.example:missing': undefined,
    });
    await expect(zfs.properties.get(`${pool}/none`, ['used'])).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.properties.all(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('the space of a dataset', async () => {
    const name = await create('space', { mountpoint: 'legacy', compression: 'off', refreservation: '20M' });
    const path = await fixture.mount(name);
    await command('dd', 'if=/dev/urandom', `of=${path}/file`, 'bs=1M', 'count=3', 'conv=fsync');
    await zfs.snapshots.create([`${name}@s`]);
    await command('rm', `${path}/file`);
    await fixture.unmount(path);
    await create('space/below');
    await command('zpool', 'sync', pool);
    const space = spaceOf(await zfs.datasets.get(name));
    expect(space.usedBy?.snapshots).toBeGreaterThan(3n << 20n);
    expect(space.usedBy?.refreservation).toBeGreaterThan(19n << 20n);
    expect(space.usedBy?.children).toBeGreaterThan(0n);
    expect(Object.values(space.usedBy ?? {}).reduce((sum, bytes) => sum + bytes, 0n)).toBe(space.used);
    const columns = 'used,available,usedbysnapshots,usedbydataset,usedbyrefreservation,usedbychildren';
    const { used, available, usedBy } = space;
    expect((await stock(name, columns, 'value')).flat()).toEqual(
      [used, available, usedBy?.snapshots, usedBy?.dataset, usedBy?.refreservation, usedBy?.children].map(
        String,
      ),
    );
    const snapshot = spaceOf(await zfs.datasets.get(`${name}@s`));
    expect(snapshot.usedBy).toBeUndefined();
    expect(snapshot.available).toBeUndefined();
    expect(snapshot.logical.referenced).toBeGreaterThan(3n << 20n);
  });
});

describe('setting', () => {
  test('what can be set is set, and what cannot is named', async () => {
    const name = await create('several', { mountpoint: 'legacy' });
    const failing = zfs.properties.set(name, {
      compression: 'lz4',
      quota: 1,
      reservation: '100G',
      atime: 'off',
    });
    await expect(failing).rejects.toMatchObject({
      ioctl: 'ZFS_IOC_SET_PROP',
      failures: new Map([
        ['quota', 'ENOSPC'],
        ['reservation', 'ENOSPC'],
      ]),
    });
    expect(await stock(name, 'compression,atime,quota,reservation', 'value')).toEqual([
      ['lz4'],
      ['off'],
      ['0'],
      ['0'],
    ]);
  });

  test('sizes in every form; the kernel stores them to the byte', async () => {
    const name = await create('sizes');
    await zfs.properties.set(name, {
      quota: '10G',
      refquota: 12_345_679,
      recordsize: '32K',
      snapshot_limit: 5,
    });
    await zfs.properties.set(name, { reservation: 1_000_001n });
    const read = await zfs.properties.get(name, ['quota', 'refquota', 'recordsize', 'reservation']);
    expect(Object.values(read).map((property) => property?.value)).toEqual([
      10n << 30n,
      12_345_679n,
      32768n,
      1_000_001n,
    ]);
    await zfs.properties.set(name, {
      quota: 'none',
      refquota: 'none',
      reservation: 'none',
      snapshot_limit: 'none',
    });
    expect(
      (await stock(name, 'quota,refquota,reservation,snapshot_limit', 'value')).flat().map(plain),
    ).toEqual(['0', '0', '0', 'none']);
  });

  test('a volume has whole blocks', async () => {
    const name = `${pool}/volume`;
    await zfs.datasets.create(name, { kind: 'volume', size: '8M', properties: { volblocksize: '16K' } });
    await expect(zfs.properties.set(name, { volsize: 9_000_001 })).rejects.toMatchObject({
      code: 'EINVAL',
      failures: new Map([['volsize', 'EINVAL']]),
    });
    await zfs.properties.set(name, { volsize: '16M' });
    expect(await stock(name, 'volsize', 'value')).toEqual([['16777216']]);
  });

  test('user properties up to their limits', async () => {
    const name = await create('user');
    const long = `a:${'b'.repeat(253)}` as const;
    const value = 'ä'.repeat(4095);
    await zfs.properties.set(name, { [long]: value, 'org.example:empty': '' });
    expect(await stock(name, long, 'value,source')).toEqual([[value, 'local']]);
    expect((await zfs.properties.get(name, [long]))[long]).toEqual({ value, source: { kind: 'local' } });
    expect((await zfs.properties.get(name, ['org.example:empty']))['org.example:empty']?.value).toBe('');
    await zfs.properties.set(name, { [long]: `${value}x` });
    for (const bad of [{ [`${long}b`]: 'x' }, { [long]: `${value}xx` }]) {
      await expect(zfs.properties.set(name, bad)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_PROPERTY' });
    }
    await zfs.properties.inherit(name, 'org.example:empty');
    expect((await zfs.properties.get(name, ['org.example:empty']))['org.example:empty']).toBeUndefined();
  });

  describe('refreservation=auto', () => {
    let raidz: string;
    beforeAll(async () => {
      raidz = fixture.poolName();
      const images = await Promise.all([1, 2, 3, 4, 5].map(() => fixture.image()));
      await command(
        'zpool',
        'create',
        '-O',
        'mountpoint=none',
        '-o',
        'cachefile=none',
        '-o',
        'ashift=12',
        raidz,
        'raidz2',
        ...images,
      );
    });

    test.each([
      ['one vdev', '64M', '16K', () => pool],
      ['large blocks', '96M', '128K', () => pool],
      ['raidz', '64M', '8K', () => raidz],
      ['raidz and large blocks', '100M', '64K', () => raidz],
    ] as const)('is what the command computes: %s', async (label, size, volblocksize, where) => {
      const name = `${where()}/auto-${label.replaceAll(' ', '-')}`;
      await zfs.datasets.create(name, { kind: 'volume', size, properties: { volblocksize } });
      await command('zfs', 'set', 'refreservation=auto', name);
      const theirs = BigInt((await stock(name, 'refreservation', 'value')).flat()[0] ?? '');
      await zfs.properties.set(name, { refreservation: 'none' });
      await zfs.properties.set(name, { refreservation: 'auto' });
      const ours = (await zfs.datasets.get(name)).get('refreservation') ?? 0n;
      if (since('2.2')) expect(ours).toBe(theirs);
      // Older commands round to a byte, and not to 128 KiB.
      else expect(theirs - ours).toSatisfy((rest: bigint) => rest >= 0n && rest < 131072n);
      await zfs.datasets.destroy(name);
    });

    test('is for volumes', async () => {
      await expect(zfs.properties.set(pool, { refreservation: 'auto' })).rejects.toMatchObject({
        code: 'ZFSKIT_INVALID_PROPERTY',
      });
    });
  });
});

describe('sources', () => {
  const source = async (name: string, property: DatasetPropertyName | `${string}:${string}`) =>
    (await zfs.properties.get(name, [property]))[property]?.source;

  test('inherit one, or all below', async () => {
    const name = await create('tree', { compression: 'lz4', 'org.example:a': '1' });
    for (const below of ['tree/a', 'tree/a/b']) {
      await create(below, { compression: 'gzip', 'org.example:a': '2' });
    }
    const volume = `${name}/volume`;
    await zfs.datasets.create(volume, { kind: 'volume', size: '8M', properties: { compression: 'zle' } });
    await zfs.snapshots.create([`${name}/a@s`], { properties: { 'org.example:a': '3' } });
    await zfs.properties.inherit(`${name}/a`, 'compression');
    expect(await source(`${name}/a`, 'compression')).toEqual({ kind: 'inherited', from: name });
    expect(await source(`${name}/a/b`, 'compression')).toEqual({ kind: 'local' });
    await zfs.properties.inherit(name, 'compression', { recursive: true });
    for (const dataset of [name, `${name}/a`, `${name}/a/b`, volume]) {
      expect(await source(dataset, 'compression')).toEqual({ kind: 'default' });
    }
    await zfs.properties.inherit(`${name}/a`, 'org.example:a', { recursive: true });
    expect(await source(`${name}/a/b`, 'org.example:a')).toEqual({ kind: 'inherited', from: name });
    expect(await source(`${name}/a@s`, 'org.example:a')).toEqual({ kind: 'local' });
    await zfs.properties.inherit(`${name}/a`, 'org.example:a', { recursive: true, snapshots: true });
    expect(await source(`${name}/a@s`, 'org.example:a')).toEqual({ kind: 'inherited', from: name });
    // A property that volumes do not have.
    await zfs.properties.inherit(name, 'recordsize', { recursive: true });
    await expect(zfs.properties.inherit(name, 'quota', { recursive: true })).rejects.toMatchObject({
      code: 'EINVAL',
      failures: new Map([name, `${name}/a`, `${name}/a/b`].map((dataset) => [dataset, 'EINVAL'])),
    });
    await expect(zfs.properties.inherit(name, 'used')).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_PROPERTY',
    });
  });

  test('received values: listed, overridden, and gone back to', async () => {
    const from = await create('from', { compression: 'zstd-7', quota: '70M', 'org.example:r': 'received' });
    const to = `${pool}/to`;
    await zfs.snapshots.create([`${from}@s`]);
    await command('sh', '-c', `zfs send -p ${from}@s | zfs receive -u ${to}`);
    const received = await zfs.properties.received(to);
    const listed = (await stock(to, 'all', 'property,received')).filter(([, value]) => value !== '-');
    expect(new Map([...received].map(([name, value]) => [name, String(value)]))).toEqual(
      new Map(listed as [string, string][]),
    );
    expect(received.get('compression')).toBe('zstd-7');
    expect(received.get('quota')).toBe(70n << 20n);
    expect(await source(to, 'compression')).toEqual({ kind: 'received' });
    await zfs.properties.set(to, { compression: 'lz4', quota: '80M', 'org.example:r': 'local' });
    expect(await source(to, 'compression')).toEqual({ kind: 'local' });
    expect((await zfs.properties.received(to)).get('compression')).toBe('zstd-7');
    await zfs.properties.inherit(to, 'compression');
    expect(await source(to, 'compression')).toEqual({ kind: 'default' });
    for (const property of ['compression', 'quota', 'org.example:r'] as const) {
      await zfs.properties.inherit(to, property, { received: true });
    }
    const back = await zfs.properties.get(to, ['compression', 'quota', 'org.example:r']);
    expect(back).toEqual({
      compression: { value: 'zstd-7', source: { kind: 'received' } },
      quota: { value: 70n << 20n, source: { kind: 'received' } },
      'org.example:r': { value: 'received', source: { kind: 'received' } },
    });
    await expectStock(to, 60);
    expect(await zfs.properties.received(from)).toEqual(new Map());
    await expect(zfs.properties.received(`${pool}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
