import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DiffChange, diffLine, type Zfs } from 'zfskit';
import { command, Fixture, held } from './fixture.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Changes to a tree, in a shell: names with spaces, of several scripts, with a backslash, a tab and a byte that is no UTF-8. */
const BEFORE = `
mkdir plain 'with space' 'zwölf' moved gone over sub sub/deep
echo a > plain/kept; echo a > plain/changed; echo a > plain/removed; echo a > plain/renamed
echo a > 'with space/a b'; echo a > 'zwölf/ä'; printf a > "$(printf 'tab\\there')"; printf a > "$(printf 'bad\\377byte')"
echo a > 'back\\slash'; echo a > linked; echo a > unlinked; ln unlinked unlinked-2
echo a > moved/inside; echo a > gone/inside; mkdir over/target; echo a > sub/deep/file; ln -s plain link; mkfifo pipe
echo a > retyped; echo a > attributes
`;
const AFTER = `
echo b >> plain/changed; rm plain/removed; mv plain/renamed 'plain/renamed to'; echo n > plain/new
mv 'with space/a b' 'with space/c d'; mv 'zwölf/ä' 'zwölf/ö'
mv "$(printf 'tab\\there')" "$(printf 'line\\nfeed')"; echo b >> "$(printf 'bad\\377byte')"; echo b >> 'back\\slash'
ln linked linked-2; ln linked plain/linked-3; rm unlinked-2
rm -r gone; rmdir over/target; mv moved over/target; mv sub/deep deeper; rm link; ln -s elsewhere link; rm pipe; mkfifo pipe-2
rm retyped; mkdir retyped; chmod 600 attributes; mkdir -p n/e/w; mkdir '日本語'
`;

describe('diff', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let mount: string;

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = await fixture.pool({ mountpoint: 'legacy' }, 256 << 20);
    mount = await fixture.mount(pool);
    await sh(BEFORE);
    await zfs.snapshots.create([`${pool}@one`]);
    await sleep(20);
    await sh(AFTER);
    await zfs.snapshots.create([`${pool}@two`]);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const sh = (script: string) => command('sh', '-ec', `cd ${mount}\n${script}`);

  const changes = async (from: string, to: string) => {
    const found: DiffChange[] = [];
    for await (const change of zfs.diff(from, to)) found.push(change);
    return found;
  };

  /** The command's lines, as bytes in latin1. */
  const stock = async (...args: string[]) =>
    (await promisify(execFile)('zfs', ['diff', ...args], { encoding: 'latin1', maxBuffer: 64 << 20 })).stdout;

  const ours = (found: readonly DiffChange[], options: object) =>
    found
      .map(
        (change) =>
          `${Buffer.from(diffLine(change, { mountpoint: mount, ...options })).toString('latin1')}\n`,
      )
      .join('');

  const temporary = async () =>
    (await command('zfs', 'list', '-Ht', 'snapshot', '-o', 'name', '-r', pool)).match(/diff-/g) ?? [];

  test('between snapshots: line by line what zfs diff prints', async () => {
    const found = await changes(`${pool}@one`, `${pool}@two`);
    expect(found.length).toBeGreaterThan(30);
    for (const [flags, options] of [
      [[], {}],
      [['-H'], { scripted: true }],
      [['-FHt'], { scripted: true, classify: true, timestamps: true }],
      [['-F'], { classify: true }],
      ...(zfs.transport.abi.release[1] >= 1 ? ([[['-h'], { raw: true }]] as const) : []),
    ] as const) {
      expect(ours(found, options)).toBe(await stock(...flags, `${pool}@one`, `${pool}@two`));
    }
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'renamed', path: '/zwölf/ä', newPath: '/zwölf/ö', type: 'file' }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'created', path: '/日本語', type: 'directory' }),
    );
    expect(found).toContainEqual(expect.objectContaining({ kind: 'modified', links: 2n }));
  });

  test('with the filesystem as it is, by a snapshot that goes again', async () => {
    const expected = await stock('-FHt', `${pool}@one`, pool);
    const found = await changes(`${pool}@one`, pool);
    expect(ours(found, { scripted: true, classify: true, timestamps: true })).toBe(expected);
    expect(await temporary()).toEqual([]);
    const both = await Promise.all([changes(`${pool}@two`, pool), changes(`${pool}@two`, pool)]);
    expect(both.map((each) => each.length)).toEqual([both[0]?.length, both[0]?.length]);
  });

  test('nothing changed', async () => {
    await zfs.snapshots.create([`${pool}@same`]);
    await zfs.snapshots.create([`${pool}@same-2`]);
    expect(await changes(`${pool}@same`, `${pool}@same-2`)).toEqual([]);
  });

  test('a file that is removed while it is open', async () => {
    await sh('echo a > open');
    await zfs.snapshots.create([`${pool}@open`]);
    await using handle = await open(`${mount}/open`);
    await sh('rm open');
    await zfs.snapshots.create([`${pool}@closed`]);
    const found = await changes(`${pool}@open`, `${pool}@closed`);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'unlinked', path: '/open' }));
    // The command says nothing of it where only the name went.
    const others = found.filter(({ kind }) => kind !== 'unlinked');
    expect(ours(others, {})).toBe(await stock(`${pool}@open`, `${pool}@closed`));
    expect(handle.fd).toBeGreaterThan(0);
  });

  test('a clone and its origin; without a mount', async () => {
    await zfs.datasets.clone(`${pool}@two`, `${pool}/clone`, { properties: { mountpoint: 'legacy' } });
    const path = await fixture.mount(`${pool}/clone`);
    await command('sh', '-c', `echo n > ${path}/in-clone; rm ${path}/attributes`);
    await fixture.unmount(path);
    const found = await changes(`${pool}@two`, `${pool}/clone`);
    expect(found.map(({ kind, ...rest }) => `${kind} ${'path' in rest ? rest.path : ''}`).sort()).toEqual([
      'created /in-clone',
      'modified /',
      'removed /attributes',
    ]);
  });

  test('2,000 files; leaving and aborting in the middle leave nothing behind', async () => {
    await sh('mkdir many; i=0; while [ $i -lt 2000 ]; do : > many/f$i; i=$((i+1)); done');
    await zfs.snapshots.create([`${pool}@many`]);
    await sh(
      'rm many/f1*; mv many many-2; i=0; while [ $i -lt 100 ]; do echo x > many-2/f2$i; i=$((i+1)); done',
    );
    await zfs.snapshots.create([`${pool}@fewer`]);
    const found = await changes(`${pool}@many`, `${pool}@fewer`);
    expect(ours(found, {})).toBe(await stock(`${pool}@many`, `${pool}@fewer`));
    expect(found.length).toBeGreaterThan(1000);
    // The threads that are kept have descriptors too.
    await Promise.all([1, 2, 3].map(() => changes(`${pool}@same`, `${pool}@same-2`)));
    const before = await held();
    let seen = 0;
    for await (const _ of zfs.diff(`${pool}@two`, pool)) if (++seen === 10) break;
    const aborting = new AbortController();
    const reading = async () => {
      for await (const _ of zfs.diff(`${pool}@two`, pool, { signal: aborting.signal })) {
        if (++seen === 20) aborting.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow('enough');
    expect(await temporary()).toEqual([]);
    expect((await held()).fds).toEqual(before.fds);
    expect((await readdir(`${mount}/many-2`)).length).toBeGreaterThan(100);
  }, 600_000);

  test('what cannot be compared', async () => {
    for (const [from, to, code] of [
      [`${pool}@two`, `${pool}@one`, 'EXDEV'],
      [`${pool}@none`, `${pool}@one`, 'ENOENT'],
      [`${pool}@one`, `${pool}@none`, 'ENOENT'],
      [`${pool}@one`, `${pool}/none`, 'ENOENT'],
    ] as const) {
      await expect(changes(from, to)).rejects.toMatchObject({ code });
    }
    expect(() => zfs.diff(pool, `${pool}@one`)).toThrow(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_NAME' }),
    );
    await expect(zfs.diff(`${pool}@one`, pool, { signal: AbortSignal.abort('no') }).next()).rejects.toBe(
      'no',
    );
    expect(await temporary()).toEqual([]);
  });
});
