import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZfs, receivedName, type Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

describe('replication', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;

  const path = (name: string) => join(fixture.folder, name);
  /** Snapshots below a dataset with their guids, in the order of names, without the name of the top. */
  const tree = async (top: string) => {
    const lines = await command('zfs', 'list', '-rHpo', 'name,guid', '-t', 'snapshot', top);
    return lines.replaceAll(top, '').split('\n').sort();
  };

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = await fixture.pool({ mountpoint: 'legacy' });
    for (const name of ['src', 'src/a', 'src/z']) {
      await zfs.datasets.create(`${pool}/${name}`, { kind: 'filesystem' });
    }
    const change = async () => {
      for (const name of ['src', 'src/a', 'src/z']) {
        const folder = await fixture.mount(`${pool}/${name}`);
        await writeFile(join(folder, 'file'), randomBytes(200_000));
        await fixture.unmount(folder);
      }
    };
    const snapshot = (name: string, ...datasets: string[]) =>
      zfs.snapshots.create(datasets.map((dataset) => `${pool}/${dataset}@${name}`));
    await change();
    await snapshot('one', 'src', 'src/a', 'src/z');
    // A clone whose name sorts before its origin's.
    await zfs.datasets.clone(`${pool}/src/z@one`, `${pool}/src/c`, { properties: {} });
    await change();
    await snapshot('two', 'src', 'src/a', 'src/z', 'src/c');
    await change();
    await snapshot('three', 'src', 'src/a', 'src/z', 'src/c');
    await zfs.datasets.create(`${pool}/src/late`, { kind: 'filesystem' });
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test('the tree with its clone, and then what came since', async () => {
    const first = await zfs.replicationPlan(`${pool}/src@two`, `${pool}/dst`, {
      recursive: true,
      intermediates: true,
    });
    expect(first.skipped).toEqual([`${pool}/src/late`]);
    expect(first.steps.find(({ origin }) => origin)).toEqual({
      snapshot: `${pool}/src/c@two`,
      from: `${pool}/src/z@one`,
      target: `${pool}/dst/c@two`,
      origin: `${pool}/dst/z@one`,
    });
    const seen: string[] = [];
    await zfs.replicate(first, { compressed: true, onStep: ({ snapshot }) => seen.push(snapshot) });
    expect(seen).toEqual(first.steps.map(({ snapshot }) => snapshot));
    expect((await zfs.datasets.get(`${pool}/dst/c`)).origin).toBe(`${pool}/dst/z@one`);

    await using other = await openZfs();
    const again = { recursive: true, intermediates: true, catchUp: other.transport };
    const rest = await zfs.replicationPlan(`${pool}/src@three`, `${pool}/dst`, again);
    // Siblings come in the kernel's order.
    expect(rest.steps.map(({ snapshot, from }) => `${from} ${snapshot}`).sort()).toEqual(
      ['/a', '/c', '/z', ''].map((name) => `${pool}/src${name}@two ${pool}/src${name}@three`),
    );
    await zfs.replicate(rest, { to: other.transport });
    expect(await tree(`${pool}/dst`)).toEqual(await tree(`${pool}/src`));
    expect((await zfs.replicationPlan(`${pool}/src@three`, `${pool}/dst`, again)).steps).toEqual([]);
  });

  test('from a bookmark, when the snapshot that both have is gone', async () => {
    await zfs.copy(`${pool}/src/a@one`, `${pool}/mark@one`);
    await zfs.copy(`${pool}/src/a@one`, `${pool}/marked@one`);
    await zfs.copy(`${pool}/src/a@two`, `${pool}/marked@two`, { from: `${pool}/src/a@one` });
    await zfs.bookmarks.create(new Map([[`${pool}/marked#one`, `${pool}/marked@one`]]));
    await zfs.snapshots.destroy([`${pool}/marked@one`]);
    const options = { catchUp: zfs.transport };
    const plan = await zfs.replicationPlan(`${pool}/marked@two`, `${pool}/mark`, options);
    expect(plan.steps).toEqual([
      { snapshot: `${pool}/marked@two`, from: `${pool}/marked#one`, target: `${pool}/mark@two` },
    ]);
    await zfs.replicate(plan);
    expect(await tree(`${pool}/mark`)).toContain((await tree(`${pool}/marked`)).at(-1));
  });

  test('from a bookmark that is later than the snapshots that both have, with guids of the target from elsewhere', async () => {
    const source = `${pool}/later`;
    await zfs.copy(`${pool}/src/a@one`, `${source}@one`);
    await zfs.copy(`${pool}/src/a@two`, `${source}@two`, { from: `${pool}/src/a@one` });
    await zfs.replicate(
      await zfs.replicationPlan(`${source}@two`, `${pool}/later-copy`, { intermediates: true }),
    );
    await zfs.bookmarks.create(new Map([[`${source}#two`, `${source}@two`]]));
    await zfs.snapshots.destroy([`${source}@two`]);
    await zfs.snapshots.create([`${source}@three`]);
    const asked: string[] = [];
    const catchUp = async (dataset: string) => {
      asked.push(dataset);
      return new Set((await zfs.snapshots.list(dataset)).map(({ guid }) => guid));
    };
    const plan = await zfs.replicationPlan(`${source}@three`, `${pool}/later-copy`, { catchUp });
    expect(asked).toEqual([`${pool}/later-copy`]);
    expect(plan.steps).toEqual([
      { snapshot: `${source}@three`, from: `${source}#two`, target: `${pool}/later-copy@three` },
    ]);
    await zfs.replicate(plan);
    const [sent, received] = await Promise.all([
      zfs.datasets.get(`${source}@three`),
      zfs.datasets.get(`${pool}/later-copy@three`),
    ]);
    expect(received.guid).toBe(sent.guid);
  });

  test('a plan that cannot be', async () => {
    const plan = (snapshot: string, options = {}) =>
      zfs.replicationPlan(`${pool}/${snapshot}`, `${pool}/x`, options);
    await expect(plan('src@none')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(plan('none@one')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(plan('src@one', { from: 'three' })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
    await expect(plan('src@two', { from: 'one', catchUp: zfs.transport })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('a package of ours is received by zfs', async () => {
    await pipeline(
      await zfs.sendPackage(`${pool}/src@two`, { recursive: true, compressed: true }),
      createWriteStream(path('package')),
    );
    await command('sh', '-c', `zfs receive -u ${pool}/stock < ${path('package')}`);
    await pipeline(
      await zfs.sendPackage(`${pool}/src@three`, { recursive: true, from: 'two' }),
      createWriteStream(path('since')),
    );
    await command('sh', '-c', `zfs receive -u ${pool}/stock < ${path('since')}`);
    expect(await tree(`${pool}/stock`)).toEqual(await tree(`${pool}/src`));
    expect((await zfs.datasets.get(`${pool}/stock/c`)).origin).toBe(`${pool}/stock/z@one`);
  });

  test('packages of zfs are received, what is there is passed over', async () => {
    await command('sh', '-c', `zfs send -R ${pool}/src/z@two > ${path('recursive')}`);
    await command('sh', '-c', `zfs send -I @one ${pool}/src/z@three > ${path('intermediate')}`);
    const names = (received: readonly { received: string; existed: boolean }[]) =>
      received.map((each) => [each.received, each.existed]);
    expect(names(await zfs.receivePackage(`${pool}/ours`, createReadStream(path('recursive'))))).toEqual([
      [`${pool}/ours@one`, false],
      [`${pool}/ours@two`, false],
    ]);
    const since = () => zfs.receivePackage(`${pool}/ours`, createReadStream(path('intermediate')));
    expect(names(await since())).toEqual([
      [`${pool}/ours@two`, true],
      [`${pool}/ours@three`, false],
    ]);
    expect(await tree(`${pool}/ours`)).toEqual(await tree(`${pool}/src/z`));
    await command('sh', '-c', `zfs send -R ${pool}/src@three > ${path('tree')} 2>/dev/null; true`);
    await zfs.datasets.create(`${pool}/into`, { kind: 'filesystem' });
    await zfs.datasets.create(`${pool}/into/elsewhere`, { kind: 'filesystem' });
    const received = await zfs.receivePackage(`${pool}/unused`, createReadStream(path('recursive')), {
      nameOf: (sent) => receivedName(sent, `${pool}/into/elsewhere`, 'all but last'),
    });
    expect(received[0]?.received).toBe(`${pool}/into/elsewhere/z@one`);
    const clones = await zfs.receivePackage(`${pool}/whole`, createReadStream(path('package')));
    expect(clones).toHaveLength(7);
    expect((await zfs.datasets.get(`${pool}/whole/c`)).origin).toBe(`${pool}/whole/z@one`);
  });

  test('a package that is damaged or cut off', async () => {
    const whole = await readFile(path('recursive'));
    const cut = zfs.receivePackage(`${pool}/cut`, Readable.from([whole.subarray(0, whole.length / 2)]));
    await expect(cut).rejects.toMatchObject({ name: 'StreamError', code: 'STREAM_TRUNCATED' });
    const damaged = Buffer.from(whole);
    damaged[damaged.length >> 1]! ^= 1;
    await expect(zfs.receivePackage(`${pool}/cut`, Readable.from([damaged]))).rejects.toMatchObject({
      code: 'STREAM_BAD_CHECKSUM',
    });
    await expect(zfs.receivePackage(`${pool}/cut`, Readable.from([randomBytes(500)]))).rejects.toMatchObject({
      code: 'STREAM_BAD_MAGIC',
    });
    expect((await readFile('/proc/mounts', 'utf8')).includes(`${pool}/whole`)).toBe(false);
  });
});
