import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Dataset, datasetProperties, file, type Vdev, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

let fixture: Fixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zfs = fixture.zfs;
  pool = await newPool([file(await fixture.image())]);
});
afterAll(() => fixture[Symbol.asyncDispose]());

async function newPool(vdevs: readonly Vdev[]): Promise<string> {
  const name = fixture.poolName();
  await zfs.pools.create(name, {
    vdevs,
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'none' },
  });
  return name;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
const stock = async (...args: string[]) => lines(await command('zfs', ...args));
const filesystem = (name: string, properties = {}) =>
  zfs.datasets.create(name, { kind: 'filesystem', properties });

describe('create', () => {
  const reserved = async (name: string) =>
    (await command('zfs', 'get', '-Hpo', 'value', 'volsize,volblocksize,refreservation', name))
      .trim()
      .split('\n');

  /** udev looks into the device of a new volume, which is busy meanwhile. */
  const destroyVolume = (name: string) =>
    vi.waitFor(() => zfs.datasets.destroy(name), { timeout: 30_000, interval: 200 });

  /** Our volume beside the command's: size, block size and reservation are the same. */
  async function compare(where: string, size: string, block: number | undefined): Promise<void> {
    const volblocksize = block === undefined ? {} : { volblocksize: block };
    await zfs.datasets.create(`${where}/ours`, { kind: 'volume', size, properties: volblocksize });
    const option = block === undefined ? [] : ['-o', `volblocksize=${block}`];
    const ours = await reserved(`${where}/ours`);
    await destroyVolume(`${where}/ours`);
    await command('zfs', 'create', '-V', size, ...option, `${where}/theirs`);
    const theirs = await reserved(`${where}/theirs`);
    await destroyVolume(`${where}/theirs`);
    expect({ where, size, block, of: ours }).toEqual({ where, size, block, of: theirs });
  }

  test('a volume reserves what zfs create -V reserves, on a plain pool', async () => {
    for (const [size, block] of [
      ['16M', undefined],
      ['64M', 512],
      ['1536K', 4096],
      ['128M', 131072],
    ] as const) {
      await compare(pool, size, block);
    }
  });

  test.each(['mirror', 'raidz1', 'raidz2', 'draid1:2d:4c'])('and on %s', async (type) => {
    if (type.startsWith('draid') && process.env['ZFSKIT_VM'] === 'bullseye') return;
    const name = fixture.poolName();
    const images = await Promise.all([1, 2, 3, 4].map(() => fixture.image(256 << 20)));
    // The vdevs are those of zpool create.
    await command(
      'zpool',
      'create',
      '-O',
      'mountpoint=none',
      '-o',
      'cachefile=none',
      '-o',
      'ashift=12',
      name,
      type,
      ...images,
    );
    for (const [size, block] of [
      ['16M', undefined],
      ['16M', 4096],
      ['32M', 65536],
    ] as const) {
      await compare(name, size, block);
    }
    await zfs.pools.destroy(name);
  });

  test('a sparse volume, and one whose reservation is given', async () => {
    await zfs.datasets.create(`${pool}/sparse`, { kind: 'volume', size: '1T', sparse: true });
    await zfs.datasets.create(`${pool}/given`, {
      kind: 'volume',
      size: '16M',
      properties: { refreservation: '1M' },
    });
    expect(await stock('get', '-Hpo', 'value', 'refreservation', `${pool}/sparse`)).toEqual(['0']);
    expect(await stock('get', '-Hpo', 'value', 'refreservation', `${pool}/given`)).toEqual(['1048576']);
  });

  test('a size that is no multiple of the block size is refused', async () => {
    await expect(
      zfs.datasets.create(`${pool}/odd`, { kind: 'volume', size: 1000001, sparse: true }),
    ).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_PROPERTY', subject: `${pool}/odd` });
  });

  test('parents', async () => {
    await expect(filesystem(`${pool}/p/q/r`)).rejects.toMatchObject({ code: 'ENOENT' });
    await zfs.datasets.create(`${pool}/p/q/r`, { kind: 'filesystem', parents: true });
    expect(await stock('list', '-rHo', 'name,type,mounted', `${pool}/p`)).toEqual([
      `${pool}/p\tfilesystem\tno`,
      `${pool}/p/q\tfilesystem\tno`,
      `${pool}/p/q/r\tfilesystem\tno`,
    ]);
    await expect(
      zfs.datasets.create(`${pool}/p/q/r`, { kind: 'filesystem', parents: true }),
    ).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('names with spaces; what the kernel refuses is refused before', async () => {
    const name = `${pool}/with a space`;
    await filesystem(name);
    expect(await stock('list', '-Ho', 'name', name)).toEqual([name]);
    await zfs.snapshots.create([`${name}@ s `]);
    expect(await all(zfs.datasets.names(name, { kinds: ['snapshot'] }))).toEqual([`${name}@ s `]);
    for (const bad of [`${pool}/zwölf`, `${pool}/50%`, `${pool}/a*b`, `${pool}/\u{1f600}`]) {
      await expect(filesystem(bad)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_NAME' });
      await expect(command('zfs', 'create', bad)).rejects.toThrow();
    }
    await zfs.datasets.destroy(name, { recursive: true });
  });
});

describe('listing', () => {
  let root: string;

  beforeAll(async () => {
    root = `${pool}/list`;
    for (const name of [root, `${root}/a`, `${root}/a/b`, `${root}/a/b/c`, `${root}/d`])
      await filesystem(name);
    await zfs.datasets.create(`${root}/a/v`, { kind: 'volume', size: '16M', sparse: true });
    await zfs.snapshots.create([`${root}@s`, `${root}/a@s`, `${root}/a/v@s`]);
    await command('zfs', 'bookmark', `${root}/a@s`, `${root}/a#m`);
  });

  test.each([
    ['filesystem'],
    ['volume'],
    ['snapshot'],
    ['bookmark'],
    ['filesystem', 'volume', 'snapshot', 'bookmark'],
  ] as const)('%s %s %s %s at every depth', async (...given) => {
    const kinds = given.filter((kind) => kind !== undefined);
    for (const depth of [0, 1, 2, 3, undefined]) {
      const expected = await stock(
        'list',
        '-Ho',
        'name',
        '-t',
        kinds.join(','),
        '-r',
        ...(depth === undefined ? [] : ['-d', String(depth)]),
        root,
      );
      const found = await all(zfs.datasets.list(root, { kinds, depth }));
      expect(found.map(({ name }) => name).sort()).toEqual(expected.sort());
      expect(found.every(({ kind }) => (kinds as readonly string[]).includes(kind))).toBe(true);
      expect(await all(zfs.datasets.names(root, { kinds, depth }))).toEqual(found.map(({ name }) => name));
    }
  });

  test('each dataset comes before what is below it', async () => {
    const found = await all(
      zfs.datasets.names(root, { kinds: ['filesystem', 'volume', 'snapshot', 'bookmark'] }),
    );
    for (const [i, name] of found.entries()) {
      const parent = name.replace(/[/@#][^/@#]*$/, '');
      if (name !== root) expect(found.indexOf(parent)).toBeLessThan(i);
    }
  });

  test('a bookmark has what zfs says of it', async () => {
    const [bookmark] = await all(zfs.datasets.list(`${root}/a`, { kinds: ['bookmark'] }));
    const guid = (await command('zfs', 'get', '-Hpo', 'value', 'guid,createtxg', `${root}/a#m`)).trim();
    expect(`${bookmark?.guid}\n${bookmark?.createtxg}`).toBe(guid);
  });

  test('a filter, an early end, a signal', async () => {
    expect(await all(zfs.datasets.names(root, { filter: (name) => name.endsWith('c') }))).toEqual([
      `${root}/a/b/c`,
    ]);
    for await (const { name } of zfs.datasets.list(root)) {
      expect(name).toBe(root);
      break;
    }
    const abort = new AbortController();
    const walking = async () => {
      for await (const _ of zfs.datasets.list(root, { signal: abort.signal }))
        abort.abort(new Error('enough'));
    };
    await expect(walking()).rejects.toThrow('enough');
  });

  test('all pools without a root', async () => {
    const found = await all(zfs.datasets.names());
    expect(found).toContain(`${root}/a/b/c`);
    expect(found.filter((name) => name.startsWith(`${pool}/`) || name === pool).sort()).toEqual(
      (await stock('list', '-rHo', 'name', pool)).sort(),
    );
  });

  test('what does not exist is no empty listing', async () => {
    for (const walk of [
      zfs.datasets.list(`${root}/none`),
      zfs.datasets.names(`${root}/none`),
      zfs.datasets.select(['used'], `${root}/none`),
    ] as AsyncIterable<unknown>[]) {
      await expect(all(walk)).rejects.toMatchObject({ code: 'ENOENT' });
    }
    await expect(all(zfs.datasets.list(root, { depth: -1 }))).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(all(zfs.datasets.list(root, { kinds: ['disk' as never] }))).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });
});

describe('a selection of properties', () => {
  let root: string;
  const names = Object.keys(datasetProperties) as (keyof typeof datasetProperties)[];

  beforeAll(async () => {
    root = `${pool}/select`;
    await filesystem(root, {
      mountpoint: `${fixture.folder}/select`,
      compression: 'gzip-3',
      'org.example:note': 'zwölf',
    });
    await filesystem(`${root}/a`, { quota: '10M', recordsize: 4096, canmount: 'noauto' });
    await filesystem(`${root}/a/b`, { reservation: '1M', mountpoint: 'legacy', 'org.example:note': 'own' });
    await filesystem(`${root}/a/b/c`, { copies: '2', acltype: 'posix', xattr: 'sa' });
    await zfs.datasets.create(`${root}/v`, { kind: 'volume', size: '16M', sparse: true });
    await zfs.snapshots.create([`${root}/a@s`]);
    await zfs.datasets.clone(`${root}/a@s`, `${root}/clone`);
    await zfs.datasets.mount(root);
    await zfs.datasets.mount(`${root}/a`);
    await zfs.datasets.mount(`${root}/a/b`, { target: await folder() });
    await zfs.datasets.mount(`${root}/clone`);
  });
  afterAll(async () => {
    for (const name of ['clone', 'a/b', 'a']) await zfs.datasets.unmount(`${root}/${name}`);
    await zfs.datasets.unmount(root);
  });

  async function folder(): Promise<string> {
    return (await command('mktemp', '-d', '-p', fixture.folder)).trim();
  }

  /** What a list says of the same properties. */
  const expected = async (properties: readonly string[]) =>
    (await all(zfs.datasets.list(root))).map((dataset) => [
      dataset.name,
      dataset.kind,
      properties.map((name) => dataset.properties.get(name)),
    ]);

  async function programs<T>(work: () => Promise<T>): Promise<[T, number]> {
    const { transport } = zfs;
    const ioctl = transport.ioctl.bind(transport);
    let succeeded = 0;
    transport.ioctl = async (request, signal) => {
      const reply = await ioctl(request, signal);
      if (request.number === 0x5a48 && reply.errno === 0) succeeded++;
      return reply;
    };
    try {
      return [await work(), succeeded];
    } finally {
      transport.ioctl = ioctl;
    }
  }

  test.each(names.map((name) => [name]))('%s is what a list gives', async (name) => {
    const found = await all(zfs.datasets.select([name, 'org.example:note'], root));
    const ours = found.map((dataset) => [
      dataset.name,
      dataset.kind,
      [dataset.properties.get(name), dataset.properties.get('org.example:note')],
    ]);
    expect(ours).toEqual(await expected([name, 'org.example:note']));
  });

  test('comes from channel programs where datasets are mounted', async () => {
    const [found, count] = await programs(() =>
      all(zfs.datasets.select(['used', 'available', 'referenced', 'mountpoint'], root)),
    );
    expect(count).toBe(1);
    expect(found.map(({ name }) => name)).toEqual(await all(zfs.datasets.names(root)));
    expect(typeof found[0]?.get('used')).toBe('bigint');
    expect(found[0]?.source('mountpoint')).toEqual({ kind: 'local' });
  });

  test('is the same for a user who may not run programs', async () => {
    const select = () => all(zfs.datasets.select(['used', 'mountpoint', 'compression'], root));
    const byRoot = await select();
    process.seteuid?.(65534);
    const [found, count] = await programs(select).finally(() => process.seteuid?.(0));
    expect(count).toBe(0);
    expect(found).toEqual(byRoot);
  });

  test('a value that holds a separator is read as well', async () => {
    await zfs.properties.set(`${root}/a`, { 'org.example:odd': 'a\x01b\x02c\x03d' });
    const [found, count] = await programs(() => all(zfs.datasets.select(['org.example:odd'], root)));
    expect(count).toBe(0);
    expect(found.find(({ name }) => name === `${root}/a`)?.get('org.example:odd')).toBe('a\x01b\x02c\x03d');
  });

  test('snapshots, depth and filter', async () => {
    const found = await all(
      zfs.datasets.select(['guid'], root, {
        kinds: ['filesystem', 'snapshot'],
        depth: 2,
        filter: (name) => name !== root,
      }),
    );
    expect(found.map(({ name }) => name).sort()).toEqual(
      [`${root}/a`, `${root}/a/b`, `${root}/a@s`, `${root}/clone`].sort(),
    );
    expect(await all(zfs.datasets.names(root, { depth: 1 }))).toEqual(
      (await all(zfs.datasets.select([], root, { depth: 1 }))).map(({ name }) => name),
    );
  });

  test('a property that does not exist is refused', async () => {
    await expect(all(zfs.datasets.select(['nonsense' as never], root))).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_PROPERTY',
    });
  });
});

describe('destroy', () => {
  const tree = async (root: string) => {
    for (const name of [root, `${root}/a`, `${root}/a/b`]) await filesystem(name);
    await zfs.snapshots.create([`${root}@s1`, `${root}/a@s1`, `${root}/a/b@s1`]);
    await zfs.snapshots.create([`${root}@s2`, `${root}/a@s2`]);
  };

  test('a plan says what zfs destroy -nvp says of snapshots', async () => {
    const root = `${pool}/sized`;
    await filesystem(root, { mountpoint: `${fixture.folder}/sized` });
    const path = await zfs.datasets.mount(root);
    for (const [i, snap] of ['1', '2', '3', '4'].entries()) {
      await command('dd', 'if=/dev/urandom', `of=${path}/f`, 'bs=64k', `count=${i + 1}`, 'conv=fsync');
      await zfs.snapshots.create([`${root}@${snap}`]);
    }
    for (const snap of ['1', '2', '4']) {
      const plan = await zfs.datasets.planDestroy(`${root}@${snap}`);
      const theirs = await stock('destroy', '-nvp', `${root}@${snap}`);
      expect([`destroy\t${root}@${snap}`, `reclaim\t${plan.freedBytes}`]).toEqual(theirs);
      expect(plan.steps).toEqual([{ kind: 'snapshots', names: [`${root}@${snap}`] }]);
    }
    const whole = await zfs.datasets.planDestroy(root, { recursive: true });
    const used = (await zfs.datasets.get(root)).get('used') ?? 0n;
    expect(whole.freedBytes).toBe(used);
    expect(whole.obstacles).toEqual(new Map([[root, 'EBUSY']]));
    await expect(zfs.datasets.destroy(root, { recursive: true })).rejects.toMatchObject({ code: 'EBUSY' });
    expect(await stock('list', '-Ho', 'name', '-t', 'snapshot', root)).toHaveLength(4);
    await zfs.datasets.unmount(root);
    await zfs.datasets.destroy(root, { recursive: true });
    expect(await zfs.datasets.exists(root)).toBe(false);
  });

  test('recursive, in the order and with the names of zfs destroy -rnvp', async () => {
    const root = `${pool}/tree`;
    await tree(root);
    await expect(zfs.datasets.planDestroy(root)).rejects.toMatchObject({
      code: 'EEXIST',
      failures: new Map([[`${root}/a`, 'EEXIST']]),
    });
    await expect(zfs.datasets.destroy(root)).rejects.toMatchObject({ code: 'EBUSY' });
    const plan = await zfs.datasets.planDestroy(root, { recursive: true });
    const planned = plan.steps.flatMap(({ names }) => names);
    const theirs = (await stock('destroy', '-rnvp', root)).filter((line) => line.startsWith('destroy\t'));
    expect(planned.map((name) => `destroy\t${name}`).sort()).toEqual(theirs.sort());
    expect(plan.steps[0]).toMatchObject({ kind: 'snapshots' });
    expect(plan.steps.slice(1).map(({ names }) => names[0])).toEqual([`${root}/a/b`, `${root}/a`, root]);
    await zfs.datasets.destroy(root, { recursive: true });
    expect(await zfs.datasets.exists(root)).toBe(false);
  });

  test('a held snapshot stops a plan before anything is destroyed', async () => {
    const root = `${pool}/held`;
    await tree(root);
    await command('zfs', 'hold', 'keep', `${root}/a@s1`);
    await expect(zfs.datasets.destroy(root, { recursive: true })).rejects.toMatchObject({
      code: 'EBUSY',
      failures: new Map([[`${root}/a@s1`, 'EBUSY']]),
    });
    expect(await stock('list', '-rHo', 'name', '-t', 'all', root)).toHaveLength(8);
    await zfs.datasets.destroy(`${root}/a@s1`, { defer: true });
    expect((await zfs.datasets.get(`${root}/a@s1`)).get('defer_destroy')).toBe('on');
    await command('zfs', 'release', 'keep', `${root}/a@s1`);
    expect(await zfs.datasets.exists(`${root}/a@s1`)).toBe(false);
    await zfs.datasets.destroy(root, { recursive: true });
  });

  test('snapshots of one name, below a dataset', async () => {
    const root = `${pool}/names`;
    await tree(root);
    const plan = await zfs.datasets.planDestroy(`${root}@s2`, { recursive: true });
    expect(plan.steps).toEqual([{ kind: 'snapshots', names: [`${root}@s2`, `${root}/a@s2`] }]);
    await zfs.datasets.carryOut(plan);
    expect((await stock('list', '-rHo', 'name', '-t', 'snapshot', root)).sort()).toEqual(
      [`${root}/a/b@s1`, `${root}/a@s1`, `${root}@s1`].sort(),
    );
    await zfs.datasets.destroy(`${root}@s1`, { recursive: true, defer: true });
    expect(await stock('list', '-rHo', 'name', '-t', 'snapshot', root)).toEqual([]);
    await expect(zfs.datasets.planDestroy(`${root}@s9`, { recursive: true })).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  test('clones, wherever they are', async () => {
    const root = `${pool}/cloned`;
    await tree(root);
    await zfs.datasets.clone(`${root}/a@s1`, `${pool}/elsewhere`);
    await zfs.snapshots.create([`${pool}/elsewhere@x`]);
    await zfs.datasets.clone(`${pool}/elsewhere@x`, `${root}/inside`);
    // The command names what several clones depend on several times.
    const said = (await stock('destroy', '-Rnvp', root)).filter((line) => line.startsWith('destroy\t'));
    const theirs = [...new Set(said)];
    await expect(zfs.datasets.planDestroy(root, { recursive: true })).rejects.toMatchObject({
      code: 'EEXIST',
      failures: new Map([[`${pool}/elsewhere`, 'EEXIST']]),
    });
    const plan = await zfs.datasets.planDestroy(root, { clones: true });
    expect(
      plan.steps
        .flatMap(({ names }) => names)
        .map((name) => `destroy\t${name}`)
        .sort(),
    ).toEqual(theirs.sort());
    await zfs.datasets.carryOut(plan);
    expect(await zfs.datasets.exists(root)).toBe(false);
    expect(await zfs.datasets.exists(`${pool}/elsewhere`)).toBe(false);
  });

  test('a dataset that is a clone of a snapshot below itself', async () => {
    await filesystem(`${pool}/below`);
    await zfs.snapshots.create([`${pool}/below@s`]);
    await zfs.datasets.clone(`${pool}/below@s`, `${pool}/above`);
    await zfs.datasets.rename(`${pool}/below`, `${pool}/above/below`);
    await expect(zfs.datasets.planDestroy(`${pool}/above`, { clones: true })).rejects.toMatchObject({
      code: 'EEXIST',
    });
    await zfs.datasets.promote(`${pool}/above`);
    await zfs.datasets.destroy(`${pool}/above`, { recursive: true });
  });
});

describe('rename, rollback', () => {
  test('snapshots of one name, all of them or none', async () => {
    const root = `${pool}/renamed`;
    await filesystem(root);
    await filesystem(`${root}/a`);
    await zfs.snapshots.create([`${root}@old`, `${root}/a@old`]);
    await zfs.snapshots.create([`${root}/a@new`]);
    await expect(
      zfs.datasets.rename(`${root}@old`, `${root}@new`, { recursive: true }),
    ).rejects.toMatchObject({
      code: 'EEXIST',
    });
    expect(await zfs.datasets.exists(`${root}@old`)).toBe(true);
    await zfs.datasets.destroy(`${root}/a@new`);
    await zfs.datasets.rename(`${root}@old`, `${root}@new`, { recursive: true, noUnmount: true });
    expect((await stock('list', '-rHo', 'name', '-t', 'snapshot', root)).sort()).toEqual(
      [`${root}/a@new`, `${root}@new`].sort(),
    );
    await expect(zfs.datasets.rename(root, `${root}2`, { recursive: true })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('rollback says what it would destroy, and destroys it only when told', async () => {
    const root = `${pool}/back`;
    await filesystem(root, { mountpoint: `${fixture.folder}/back` });
    await expect(zfs.datasets.rollback(root)).rejects.toMatchObject({ code: 'ESRCH' });
    const path = await zfs.datasets.mount(root);
    const write = (text: string) => command('sh', '-c', `echo ${text} > ${path}/f; sync ${path}/f`);
    await write('one');
    await zfs.snapshots.create([`${root}@one`]);
    await write('two');
    await zfs.snapshots.create([`${root}@two`]);
    await command('zfs', 'bookmark', `${root}@two`, `${root}#two`);
    await zfs.datasets.clone(`${root}@two`, `${pool}/later`);
    await write('three');
    expect(await zfs.datasets.planRollback(root)).toEqual({
      name: root,
      to: `${root}@two`,
      snapshots: [],
      bookmarks: [],
      clones: [],
    });
    expect(await zfs.datasets.rollback(root)).toBe(`${root}@two`);
    expect(await command('cat', `${path}/f`)).toBe('two\n');
    expect(await zfs.datasets.planRollback(root, `${root}@one`)).toEqual({
      name: root,
      to: `${root}@one`,
      snapshots: [`${root}@two`],
      bookmarks: [`${root}#two`],
      clones: [`${pool}/later`],
    });
    const to = `${root}@one`;
    await expect(zfs.datasets.rollback(root, { to })).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(zfs.datasets.rollback(root, { to, destroyMoreRecent: true })).rejects.toMatchObject({
      code: 'EEXIST',
      failures: new Map([[`${pool}/later`, 'EEXIST']]),
    });
    expect(await command('cat', `${path}/f`)).toBe('two\n');
    await zfs.datasets.rollback(root, { to, destroyMoreRecent: true, destroyClones: true });
    expect(await command('cat', `${path}/f`)).toBe('one\n');
    expect(await stock('list', '-Ho', 'name', '-t', 'snapshot,bookmark', '-r', root)).toEqual([to]);
    expect(await zfs.datasets.exists(`${pool}/later`)).toBe(false);
    await zfs.datasets.unmount(root);
  });
});

describe('the device of a volume', () => {
  test('comes, and is that volume', async () => {
    const name = `${pool}/a volume`;
    await zfs.datasets.create(name, { kind: 'volume', size: '16M', sparse: true });
    const path = await zfs.datasets.waitForDevice(name);
    expect(path).toBe(`/dev/zvol/${pool}/a+volume`);
    expect((await command('blockdev', '--getsize64', path)).trim()).toBe(String(16 << 20));
    await zfs.datasets.rename(name, `${pool}/renamed volume`);
    await expect(zfs.datasets.waitForDevice(name)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await zfs.datasets.waitForDevice(`${pool}/renamed volume`)).toBe(
      `/dev/zvol/${pool}/renamed+volume`,
    );
  });

  test('does not come', async () => {
    const name = `${pool}/hidden`;
    await zfs.datasets.create(name, {
      kind: 'volume',
      size: '16M',
      sparse: true,
      properties: { volmode: 'none' },
    });
    await expect(zfs.datasets.waitForDevice(name)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    await expect(zfs.datasets.waitForDevice(pool)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    const gone = AbortSignal.abort(new Error('given up'));
    await expect(zfs.datasets.waitForDevice(name, { signal: gone })).rejects.toThrow('given up');
  });
});

test('a dataset knows what it is', async () => {
  const dataset: Dataset = await zfs.datasets.get(`${pool}/sparse`);
  expect(dataset.kind).toBe('volume');
});
