import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ZfsError } from 'zfskit';
import { Zetabyte, ZfsSshProcessManager } from 'zfskit/zetabyte';
import { command, Fixture, isBullseye } from './fixture.ts';

/** What a command printed, or an adapter's method came to, with the pool's name left out. */
type Outcome = { readonly value: unknown } | { readonly error: string };

type Work = (zb: Zetabyte, pool: string) => Promise<unknown>;

let fixture: Fixture;
let zb: Zetabyte;
/** Twins: the stock commands work on one, the adapter on the other. */
let theirs: string;
let ours: string;

beforeAll(async () => {
  fixture = await Fixture.open();
  zb = new Zetabyte({ zfs: fixture.zfs });
  theirs = await fixture.pool({ mountpoint: 'none' }, 1 << 28);
  ours = await fixture.pool({ mountpoint: 'none' }, 1 << 28);
});
afterAll(() => fixture[Symbol.asyncDispose]());

/** The stock command as democratic-csi runs it: standard output, or standard error where its status is not 0. */
function stock(pool: string, argv: readonly string[]): Promise<Outcome> {
  const [program = '', ...args] = argv.map((word) => word.replaceAll('POOL', pool));
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve(error ? { error: anonymous(stderr, pool) } : { value: anonymous(stdout, pool) }),
    );
  });
}

async function adapter(pool: string, work: Work): Promise<Outcome> {
  try {
    const value = (await work(zb, pool)) ?? '';
    return { value: typeof value === 'string' ? anonymous(value, pool) : value };
  } catch (error) {
    expect(error).toBeInstanceOf(ZfsError);
    return { error: anonymous((error as ZfsError).message, pool) };
  }
}

/** From 2.3.3 on the command has other words for a snapshot that is held; the drivers look for the old ones. */
const HELD = /it's being held\. Run 'zfs holds -r [^']*' to see holders\./g;

const anonymous = (text: string, pool: string) =>
  (text.split('usage:')[0] ?? '').trim().replaceAll(pool, 'POOL').replace(HELD, 'dataset is busy');

/** Rows of cells as they stand in the command's output. */
const cells = ({ value }: { value?: unknown }) =>
  String(value)
    .split('\n')
    .map((line) => line.split('\t'));

/** What a pool has come to, which the stock command says of both. */
const STATE =
  'zfs list -Hp -o name,type,origin,volsize,refreservation,quota,refquota,mountpoint,x:y,x:z,org.x:a -r -t all POOL';
const stateOf: Work = (_, pool) => {
  const [program = '', ...args] = STATE.split(' ');
  return command(program, ...args.slice(0, -1), pool);
};

describe('changes, beside the commands', () => {
  // In this order: each begins with what the ones before have left. A path of words, as a shell would have them.
  const cases: readonly (readonly [string, Work])[] = [
    [
      'zfs create -p -o canmount=noauto -o quota=100M -o org.x:a={"q":"$HOME"} POOL/fs',
      (z, p) =>
        z.zfs.create(`${p}/fs`, {
          parents: true,
          properties: { canmount: 'noauto', quota: '100M', 'org.x:a': '{"q":"$HOME"}' },
        }),
    ],
    ['zfs create POOL/fs', (z, p) => z.zfs.create(`${p}/fs`)],
    ['zfs create -p POOL/fs', (z, p) => z.zfs.create(`${p}/fs`, { parents: true })],
    ['zfs create -p POOL/a/b/c', (z, p) => z.zfs.create(`${p}/a/b/c`, { parents: true, size: false })],
    ['zfs create POOL/no/fs', (z, p) => z.zfs.create(`${p}/no/fs`)],
    ['zfs create zfskit-no-pool/a/b', (z) => z.zfs.create('zfskit-no-pool/a/b')],
    ['zfs create -o nosuch=1 POOL/x', (z, p) => z.zfs.create(`${p}/x`, { properties: { nosuch: 1 } })],
    [
      'zfs create -o volblocksize=16k -V 16777216 POOL/vol',
      (z, p) => z.zfs.create(`${p}/vol`, { size: 16 << 20, properties: { volblocksize: '16k' } }),
    ],
    [
      'zfs create -b 4096 -o refreservation=none -V 8M POOL/thin',
      (z, p) =>
        z.zfs.create(`${p}/thin`, { size: '8M', blocksize: 4096, properties: { refreservation: 'none' } }),
    ],
    ['zfs create -V 1000 POOL/odd', (z, p) => z.zfs.create(`${p}/odd`, { size: 1000 })],
    ['zfs create -V 100T POOL/large', (z, p) => z.zfs.create(`${p}/large`, { size: '100T' })],
    [
      'zfs snapshot -o x:y=1 POOL/fs@one',
      (z, p) => z.zfs.snapshot(`${p}/fs@one`, { properties: { 'x:y': 1 } }),
    ],
    ['zfs snapshot POOL/fs@one', (z, p) => z.zfs.snapshot(`${p}/fs@one`)],
    ['zfs snapshot POOL/no@one', (z, p) => z.zfs.snapshot(`${p}/no@one`)],
    ['zfs snapshot POOL/fs@two POOL/vol@two', (z, p) => z.zfs.snapshot([`${p}/fs@two`, `${p}/vol@two`])],
    ['zfs snapshot POOL/fs@x POOL/fs@y', (z, p) => z.zfs.snapshot(`${p}/fs@x ${p}/fs@y`)],
    ['zfs snapshot -r POOL/a@all', (z, p) => z.zfs.snapshot(`${p}/a@all`, { recurse: true })],
    [
      'zfs clone -o readonly=on POOL/fs@one POOL/clone',
      (z, p) => z.zfs.clone(`${p}/fs@one`, `${p}/clone`, { properties: { readonly: 'on' } }),
    ],
    ['zfs clone POOL/fs@one POOL/clone', (z, p) => z.zfs.clone(`${p}/fs@one`, `${p}/clone`)],
    ['zfs clone POOL/fs@no POOL/x', (z, p) => z.zfs.clone(`${p}/fs@no`, `${p}/x`)],
    ['zfs clone POOL/fs@one POOL/no/x', (z, p) => z.zfs.clone(`${p}/fs@one`, `${p}/no/x`)],
    [
      'zfs clone -p POOL/vol@two POOL/q/r/v',
      (z, p) => z.zfs.clone(`${p}/vol@two`, `${p}/q/r/v`, { parents: true }),
    ],
    ['zfs set volsize=32M POOL/vol', (z, p) => z.zfs.set(`${p}/vol`, { volsize: 32 << 20 })],
    ['zfs set volsize=16M POOL/thin', (z, p) => z.zfs.set(`${p}/thin`, { volsize: '16M' })],
    [
      'zfs set x:z=true refquota=50M POOL/fs',
      (z, p) => z.zfs.set(`${p}/fs`, { 'x:z': true, refquota: 50 << 20 }),
    ],
    ['zfs set quota=1 POOL/fs', (z, p) => z.zfs.set(`${p}/fs`, { quota: 1 })],
    ['zfs set reservation=100T POOL/fs', (z, p) => z.zfs.set(`${p}/fs`, { reservation: '100T' })],
    ['zfs set nosuch=1 POOL/fs', (z, p) => z.zfs.set(`${p}/fs`, { nosuch: '1' })],
    ['zfs set atime=off POOL/no', (z, p) => z.zfs.set(`${p}/no`, { atime: 'off' })],
    ['zfs set x:z=2 POOL/fs@one', (z, p) => z.zfs.set(`${p}/fs@one`, { 'x:z': 2 })],
    ['zfs inherit x:z POOL/fs', (z, p) => z.zfs.inherit(`${p}/fs`, 'x:z')],
    ['zfs inherit quota POOL/fs', (z, p) => z.zfs.inherit(`${p}/fs`, 'quota')],
    ['zfs inherit nosuch POOL/fs', (z, p) => z.zfs.inherit(`${p}/fs`, 'nosuch')],
    ['zfs rollback POOL/fs@two', (z, p) => z.zfs.rollback(`${p}/fs@two`)],
    ['zfs rollback POOL/fs@one', (z, p) => z.zfs.rollback(`${p}/fs@one`)],
    ['zfs rollback POOL/fs@no', (z, p) => z.zfs.rollback(`${p}/fs@no`)],
    ['zfs promote POOL/fs', (z, p) => z.zfs.promote(`${p}/fs`)],
    ['zfs promote POOL/clone', (z, p) => z.zfs.promote(`${p}/clone`)],
    ['zfs promote POOL/fs', (z, p) => z.zfs.promote(`${p}/fs`)],
    [
      'zfs rename -p POOL/a/b POOL/m/n/b',
      (z, p) => z.zfs.rename(`${p}/a/b`, `${p}/m/n/b`, { parents: true }),
    ],
    ['zfs rename POOL/a POOL/fs', (z, p) => z.zfs.rename(`${p}/a`, `${p}/fs`)],
    ['zfs rename POOL/a POOL/no/a', (z, p) => z.zfs.rename(`${p}/a`, `${p}/no/a`)],
    [
      'zfs rename -r POOL/m/n/b@all POOL/m/n/b@any',
      (z, p) => z.zfs.rename(`${p}/m/n/b@all`, '@any', { recurse: true }),
    ],
    [STATE, stateOf],
    ['zfs destroy -p POOL/no', (z, p) => z.zfs.destroy(`${p}/no`)],
    ['zfs destroy -p POOL/fs@no', (z, p) => z.zfs.destroy(`${p}/fs@no`)],
    ['zfs destroy -p POOL/no@x', (z, p) => z.zfs.destroy(`${p}/no@x`)],
    ['zfs destroy -p POOL/m', (z, p) => z.zfs.destroy(`${p}/m`)],
    ['zfs destroy -rfp POOL/fs', (z, p) => z.zfs.destroy(`${p}/fs`, { recurse: true, force: true })],
    ['zfs destroy -p POOL/fs@one', (z, p) => z.zfs.destroy(`${p}/fs@one`)],
    ['zfs destroy -p POOL/vol#no', (z, p) => z.zfs.destroy(`${p}/vol#no`)],
    ['zfs destroy -rnp POOL/m', (z, p) => z.zfs.destroy(`${p}/m`, { recurse: true, noop: true })],
    ['zfs hold keep POOL/a@all', (_, p) => fixture.zfs.holds.add([`${p}/a@all`], 'keep').then(() => '')],
    ['zfs destroy -p POOL/a@all', (z, p) => z.zfs.destroy(`${p}/a@all`)],
    ['zfs destroy -rp POOL/a', (z, p) => z.zfs.destroy(`${p}/a`, { recurse: true })],
    ['zfs destroy -dp POOL/a@all', (z, p) => z.zfs.destroy(`${p}/a@all`, { defer: true })],
    [
      'zfs release keep POOL/a@all',
      (_, p) => fixture.zfs.holds.release([`${p}/a@all`], 'keep').then(() => ''),
    ],
    ['zfs destroy -rfp POOL/a', (z, p) => z.zfs.destroy(`${p}/a`, { recurse: true, force: true })],
    [
      'zfs destroy -rfdp POOL/fs@one',
      (z, p) => z.zfs.destroy(`${p}/fs@one`, { recurse: true, force: true, defer: true }),
    ],
    ['zfs destroy -Rfp POOL/vol', (z, p) => z.zfs.destroy(`${p}/vol`, { dependents: true, force: true })],
    ['zfs destroy -fp POOL/m/n/b@%', (z, p) => z.zfs.destroy(`${p}/m/n/b@%`, { force: true })],
    ['zfs destroy -fp POOL/m/n/b@%', (z, p) => z.zfs.destroy(`${p}/m/n/b@%`, { force: true })],
    ['zfs upgrade -r POOL', (z, p) => z.zfs.upgrade({ recurse: true }, p)],
    [STATE, stateOf],
    ['zpool set comment=hello POOL', (z, p) => z.zpool.set(p, 'comment', 'hello')],
    ['zpool set nosuch=hello POOL', (z, p) => z.zpool.set(p, 'nosuch', 'hello')],
    [
      'zpool list -Hp -o name,size,health,altroot,comment,frag,cap,dedup,ckpoint,expandsz,bootfs POOL',
      poolLine,
    ],
    ['zpool list -Hp zfskit-no-pool', (z) => z.zpool.list('zfskit-no-pool')],
    ['zpool scrub zfskit-no-pool', (z) => z.zpool.scrub('zfskit-no-pool')],
    ['zpool reopen POOL', (z, p) => z.zpool.reopen(p)],
    ['zpool offline POOL /no/such', (z, p) => z.zpool.offline(p, '/no/such')],
  ];

  async function poolLine(z: Zetabyte, pool: string): Promise<unknown> {
    const columns = 'name,size,health,altroot,comment,frag,cap,dedup,ckpoint,expandsz,bootfs';
    return (await z.zpool.list(pool, columns, { parse: false, parseable: true })).data;
  }

  test('each comes to what its command comes to', async () => {
    const compared: string[] = [];
    for (const [line, work] of cases) {
      const [expected, actual] = [await stock(theirs, line.split(' ')), await adapter(ours, work)];
      expect(actual, line).toEqual(expected);
      compared.push(line);
    }
    expect(compared).toHaveLength(cases.length);
  }, 900_000);

  test('send_receive, as a shell does it', async () => {
    const sh = (script: string) => stock(theirs, ['sh', '-c', script]);
    for (const pool of [theirs, ours]) {
      await fixture.zfs.datasets.create(`${pool}/source`, {
        kind: 'filesystem',
        properties: { 'a:b': 'local' },
      });
      await fixture.zfs.snapshots.create([`${pool}/source@1`]);
      await fixture.zfs.snapshots.create([`${pool}/source@2`]);
      await fixture.zfs.snapshots.create([`${pool}/source@3`]);
    }
    const pairs: readonly (readonly [string, Work])[] = [
      [
        'zfs send POOL/source@1 | zfs receive POOL/copy',
        (z, p) => z.zfs.send_receive(`${p}/source@1`, [], `${p}/copy`, []),
      ],
      [
        'zfs send POOL/source@1 | zfs receive POOL/copy',
        (z, p) => z.zfs.send_receive(`${p}/source@1`, [], `${p}/copy`, []),
      ],
      [
        'zfs send POOL/source@1 | zfs receive POOL/no/x',
        (z, p) => z.zfs.send_receive(`${p}/source@1`, [], `${p}/no/x`, []),
      ],
      [
        'zfs send -Lec -I @1 POOL/source@3 | zfs receive -F -u POOL/copy',
        (z, p) => z.zfs.send_receive(`${p}/source@3`, ['-Lec', '-I', '@1'], `${p}/copy`, ['-F', '-u']),
      ],
      [
        'zfs send -c POOL/source@2 | zfs receive -o c:d=1 -x compression POOL/other@named',
        (z, p) =>
          z.zfs.send_receive(`${p}/source@2`, ['-c'], `${p}/other@named`, [
            '-o',
            'c:d=1',
            '-x',
            'compression',
          ]),
      ],
    ];
    for (const [line, work] of pairs) expect(await adapter(ours, work), line).toEqual(await sh(line));
    const state = [
      'zfs',
      'get',
      '-Hpr',
      '-t',
      'filesystem,snapshot',
      '-o',
      'name,property,value,source',
      'a:b,c:d,type',
    ];
    for (const name of ['copy', 'other']) {
      expect(await stock(ours, [...state, `POOL/${name}`])).toEqual(
        await stock(theirs, [...state, `POOL/${name}`]),
      );
    }
    await expect(zb.zfs.send_receive(`${ours}/source@1`, ['-R'], `${ours}/x`, [])).rejects.toMatchObject({
      code: 'ZFSKIT_UNSUPPORTED',
    });
  });
});

describe('reads, beside the commands', () => {
  const columns =
    'name,used,avail,refer,type,mountpoint,volsize,refquota,origin,clones,mounted,creation,ratio,a:b,no:such';

  beforeAll(async () => {
    const zfs = fixture.zfs;
    await zfs.datasets.create(`${ours}/read`, {
      kind: 'filesystem',
      properties: { 'a:b': 'c d', quota: '50M' },
    });
    await zfs.datasets.create(`${ours}/read/below`, { kind: 'filesystem' });
    await zfs.datasets.create(`${ours}/read/vol`, { kind: 'volume', size: '8M' });
    await zfs.snapshots.create([`${ours}/read@z`, `${ours}/read/vol@z`]);
    await zfs.snapshots.create([`${ours}/read@a`]);
    await zfs.bookmarks.create(new Map([[`${ours}/read#mark`, `${ours}/read@z`]]));
    await zfs.datasets.clone(`${ours}/read@a`, `${ours}/read/clone`);
  });

  test.each<[string, string, Parameters<Zetabyte['zfs']['list']>[2]]>([
    ['zfs list', '/read', {}],
    ['zfs list -r', '/read', { recurse: true }],
    ['zfs list -r -t all', '/read', { recurse: true, types: 'all' }],
    ['zfs list -r -t snapshot', '/read', { recurse: true, types: ['snapshot'] }],
    ['zfs list -r -t volume,snapshot', '/read', { recurse: true, types: ['volume', 'snapshot'] }],
    ['zfs list -d 1', '/read', { depth: 1 }],
    ['zfs list -t snapshot', '/read', { types: 'snapshot' }],
    ['zfs list -t bookmark', '/read', { types: 'bookmark' }],
    ['zfs list -t filesystem,snapshot', '/read', { types: 'filesystem,snapshot' }],
    ['zfs list', '/read@a', {}],
    ['zfs list -t filesystem', '/read/vol', { types: 'filesystem' }],
    ['zfs list -t filesystem', '/read@a', { types: 'filesystem' }],
    ['zfs list', '/no', {}],
  ])('%s POOL%s', async (line, name, options) => {
    // Before 2.0.5 the command prints an empty text for no clones.
    const names = columns.split(',').filter((column) => column !== 'clones' || !isBullseye);
    const argv = [...line.split(' '), '-Hp', '-o', names.join(), `POOL${name}`];
    const expected = await stock(ours, argv);
    const actual = await adapter(ours, async () => {
      const { data, indexed, properties } = await zb.zfs.list(`${ours}${name}`, names, {
        ...options,
        parse: true,
      });
      expect(properties).toEqual(names);
      expect(indexed).toEqual(data.map((row) => Object.fromEntries(names.map((key, i) => [key, row[i]]))));
      return data.map((row) => row.join('\t')).join('\n');
    });
    expect(actual).toEqual(expected);
  });

  test.each(['/read', '/read/vol', '/read@a', '/read/vol@z', '/read#mark', '/read/clone'])(
    'zfs get all POOL%s',
    async (name) => {
      const printed = await stock(ours, [
        ...['zfs', 'get', '-Hp', '-o', 'name,property,value,received,source', 'all', `POOL${name}`],
      ]);
      const rows = cells(printed as { value: string }).filter(
        ([, property, value]) => !(isBullseye && property === 'clones' && value === ''),
      );
      const expected = Object.fromEntries(
        rows.map(([, property = '', value, received, source]) => [property, { value, received, source }]),
      );
      const properties = await zb.zfs.get(`${ours}${name}`, []);
      expect(Object.keys(properties)).toEqual([`${ours}${name}`]);
      const own = JSON.parse(JSON.stringify(properties[`${ours}${name}`]).replaceAll(ours, 'POOL'));
      expect(own).toEqual(expected);
      expect(rows.length).toBeGreaterThan(4);
    },
  );

  test.each<[string, string, string, Parameters<Zetabyte['zfs']['get']>[2]]>([
    ['', 'avail,refer,volsize,name,type,a:b,no:such,encryptionroot,keystatus,origin,recsize', '/read', {}],
    ['-r', 'name,type,a:b', '/read', { recurse: true }],
    ['-r -t snapshot', 'type', '/read', { recurse: true, types: 'snapshot' }],
    ['-s local,inherited', 'all', '/read', { sources: ['local', 'inherited'] }],
    ['-s received', 'quota', '/read', { sources: 'received' }],
    ['-o value,source', 'quota,a:b', '/read', { fields: ['value', 'source'] }],
    ['-t volume', 'type', '/read', { types: 'volume' }],
    ['', 'nosuch', '/read', {}],
    ['', 'all', '/no', {}],
    ['', 'all', '@no', {}],
  ])('zfs get %s %s POOL%s', async (flags, names, name, options) => {
    const argv = ['zfs', 'get', ...flags.split(' ').filter(Boolean), '-Hp', names, `POOL${name}`];
    const asText = () =>
      zb.zfs.get(`${ours}${name}`, names.split(','), { ...options, parse: false, parseable: true });
    expect(await adapter(ours, asText)).toEqual(await stock(ours, argv));
  });

  test('a pool’s state, and UNKNOWN for what is not there', async () => {
    expect(await zb.zpool.status(ours)).toBe('ONLINE');
    expect(await zb.zpool.status('zfskit-no-pool')).toBe('UNKNOWN');
  });

  test('the history ends with the last command', async () => {
    const text = (await stock(theirs, ['zpool', 'history', 'POOL'])) as { value: string };
    expect(await adapter(theirs, (z, p) => z.zpool.history(p))).toEqual(text);
  });
});

describe('what the class does by itself', () => {
  test('idempotent: of the class, and of a call', async () => {
    const idempotent = new Zetabyte({ zfs: fixture.zfs, idempotent: true });
    const name = `${ours}/idempotent`;
    for (let i = 0; i < 2; i++) {
      await idempotent.zfs.create(name);
      await idempotent.zfs.snapshot(`${name}@a`);
      await idempotent.zfs.clone(`${name}@a`, `${name}-clone`);
    }
    await expect(idempotent.zfs.create(name, { idempotent: false })).rejects.toMatchObject({
      code: 'EEXIST',
    });
    for (let i = 0; i < 2; i++) {
      await idempotent.zfs.destroy(`${name}-clone`);
      await idempotent.zfs.destroy(`${name}@a`);
      await idempotent.zfs.destroy(name);
    }
    await expect(zb.zfs.destroy(name)).rejects.toMatchObject({ code: 'ENOENT' });
    // What is not about existence is never passed over.
    await idempotent.zfs.create(`${name}/a/b`, { parents: true });
    await expect(idempotent.zfs.destroy(name)).rejects.toMatchObject({ code: 'EEXIST' });
    await idempotent.zfs.destroy(name, { recurse: true });
  });

  test('idempotent: of several snapshots those that are missing are made', async () => {
    const idempotent = new Zetabyte({ zfs: fixture.zfs, idempotent: true });
    const name = `${ours}/several`;
    for (const each of ['a', 'b', 'c']) await zb.zfs.create(`${name}/${each}`, { parents: true });
    const [a, b, c] = [`${name}/a@1`, `${name}/b@1`, `${name}/c@1`] as const;
    await zb.zfs.snapshot(a);
    await expect(zb.zfs.snapshot([a, b])).rejects.toMatchObject({ code: 'EEXIST' });
    await idempotent.zfs.snapshot([a, b, c]);
    await idempotent.zfs.snapshot([a, b, c]);
    const made = await command('zfs', 'list', '-Hpo', 'name', '-r', '-t', 'snapshot', name);
    expect(made.trim().split('\n')).toEqual([a, b, c]);
    await zb.zfs.destroy(name, { recurse: true });
  });

  test('idempotent: what others destroy meanwhile does not hide what is left', async () => {
    const idempotent = new Zetabyte({ zfs: fixture.zfs, idempotent: true });
    const name = `${ours}/raced`;
    for (const times of [1, 2]) {
      await zb.zfs.create(`${name}/child`, { parents: true });
      const plan = vi.spyOn(fixture.zfs.datasets, 'planDestroy');
      const gone = new ZfsError({ code: 'ENOENT', message: 'gone' });
      for (let i = 0; i < times; i++) plan.mockRejectedValueOnce(gone);
      const destroyed = idempotent.zfs.destroy(name, { recurse: true });
      if (times === 1) await destroyed;
      else await expect(destroyed).rejects.toMatchObject({ code: 'ENOENT' });
      plan.mockRestore();
      expect(await fixture.zfs.datasets.exists(name)).toBe(times === 2);
    }
    await zb.zfs.destroy(name, { recurse: true });
  });

  test('a device with the label of an exported pool is overwritten with force alone', async () => {
    const [before, after] = [fixture.poolName(), fixture.poolName()];
    const [image, other] = [await fixture.image(1 << 27), await fixture.image(1 << 27)];
    const properties = { cachefile: 'none' };
    const options = { vdevs: [{ name: image }], mountpoint: 'none', properties };
    await zb.zpool.create(before, options);
    await zb.zpool.export(before);
    const how = "invalid vdev specification\nuse '-f' to override the following errors:\n";
    const refused = { code: 'EBUSY', message: `${how}${image} is part of exported pool '${before}'` };
    await expect(zb.zpool.create(after, options)).rejects.toMatchObject(refused);
    await zb.zpool.create(after, { ...options, vdevs: [{ name: other }] });
    await expect(zb.zpool.replace(after, other, image)).rejects.toMatchObject(refused);
    await zb.zpool.destroy(after);
    await zb.zpool.create(after, { ...options, force: true });
    await zb.zpool.destroy(after);
  });

  test('messages that the drivers look for', async () => {
    const includes = async (work: Promise<unknown>, text: string) =>
      expect(await work.then(String, (error: Error) => error.toString())).toContain(text);
    await zb.zfs.create(`${ours}/said`);
    await zb.zfs.snapshot(`${ours}/said@a`);
    await zb.zfs.clone(`${ours}/said@a`, `${ours}/said-clone`);
    await includes(zb.zfs.get(`${ours}/none`, ['avail']), 'dataset does not exist');
    await includes(zb.zfs.snapshot(`${ours}/none@a`), 'dataset does not exist');
    await includes(zb.zfs.destroy(`${ours}/said@a`), 'snapshot has dependent clones');
    await includes(zb.zfs.destroy(`${ours}/said`, { recurse: true }), 'filesystem has dependent clones');
    await includes(zb.zfs.destroy(`${ours}/said`), 'filesystem has children');
    await includes(zb.zfs.create(`${ours}/said`), 'dataset already exists');
    await includes(zb.zfs.create(`${ours}/v`, { size: '900T' }), 'out of space');
    const copied = zb.zfs.send_receive(`${ours}/said@a`, [], `${ours}/said-clone`, []);
    await includes(copied, 'destination');
    await includes(copied, 'exists');
    await zb.zfs.destroy(`${ours}/said`, { dependents: true });
  });

  test('a size that is no multiple of the blocks changes nothing, least of all the reservation', async () => {
    const name = `${ours}/sized`;
    await zb.zfs.create(name, { size: '8M' });
    const before = await command('zfs', 'get', '-Hp', 'volsize,refreservation', name);
    const refused = { code: 'ZFSKIT_INVALID_PROPERTY' };
    await expect(zb.zfs.set(name, { volsize: 1000 })).rejects.toMatchObject(refused);
    const auto = { volsize: 1000n, refreservation: 'auto' } as const;
    await expect(fixture.zfs.properties.set(name, auto)).rejects.toMatchObject(refused);
    expect(await command('zfs', 'get', '-Hp', 'volsize,refreservation', name)).toBe(before);
    await zb.zfs.destroy(name);
  });

  test('an executor of another host is refused, and so is its process manager', () => {
    expect(() => new Zetabyte({ executor: { client: {}, spawn() {} } })).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
    );
    expect(() => new ZfsSshProcessManager({})).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_UNSUPPORTED' }),
    );
    expect(() => zb.exec('zfs')).toThrowError(expect.objectContaining({ code: 'ZFSKIT_UNSUPPORTED' }));
  });

  test('what prints for people says what to call instead', async () => {
    const unsupported = { code: 'ZFSKIT_UNSUPPORTED' };
    await expect(zb.zfs.list(ours, [], { parse: false })).rejects.toMatchObject(unsupported);
    await expect(zb.zfs.get(ours, [], { parse: false })).rejects.toMatchObject(unsupported);
    await expect(zb.zfs.remap(ours)).rejects.toMatchObject(unsupported);
    await expect(zb.zfs.upgrade()).rejects.toMatchObject(unsupported);
    await expect(zb.zpool.status(ours, { parse: false })).rejects.toMatchObject(unsupported);
    for (const method of [
      'import',
      'add',
      'attach',
      'checkpoint',
      'clear',
      'get',
      'iostat',
      'labelclear',
      'split',
    ] as const) {
      const call = zb.zpool[method].bind(zb.zpool) as (...args: string[]) => Promise<string>;
      await expect(call('a', 'b', 'c')).rejects.toMatchObject(unsupported);
    }
  });

  test('calls are logged, and given up after the timeout', async () => {
    const lines: string[] = [];
    const logged = new Zetabyte({
      zfs: fixture.zfs,
      log_commands: true,
      timeout: 1,
      logger: { verbose: (line: string) => lines.push(line) },
    });
    await expect(logged.zfs.list(ours, [], { recurse: true, types: 'all' })).rejects.toMatchObject({
      code: 'ZFSKIT_DEADLINE',
    });
    expect(lines).toEqual([expect.stringContaining(`zfs list ["${ours}"`)]);
  });

  test('a pool of a mirror, from its creation to its end', async () => {
    const pool = fixture.poolName();
    const [a, b, spare] = [
      await fixture.image(1 << 27),
      await fixture.image(1 << 27),
      await fixture.image(1 << 27),
    ];
    await zb.zpool.create(pool, {
      vdevs: [{ type: 'mirror', devices: [{ name: a }, { name: b }] }],
      spares: [{ name: spare }],
      properties: { comment: 'a b', cachefile: 'none' },
      fsProperties: { compression: 'zstd' },
      mountpoint: 'none',
    });
    await zb.zpool.offline(pool, a, { temporary: true });
    expect(await zb.zpool.status(pool)).toBe('DEGRADED');
    await zb.zpool.online(pool, a);
    // Nothing is on it alone, whether or not it was resilvered.
    await zb.zpool.detach(pool, a);
    expect(await command('zpool', 'list', '-Hpo', 'comment,health', pool)).toBe('a b\tONLINE\n');
    expect(await command('zfs', 'get', '-Hpo', 'value', 'compression,mountpoint', pool)).toBe('zstd\nnone\n');
    await zb.zpool.export([pool]);
    await expect(zb.zpool.destroy(pool)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
