import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryRecord, Zfs } from 'zfskit';
import { command, Fixture } from './fixture.ts';

describe('history', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;

  beforeAll(async () => {
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    pool = fixture.poolName();
    await command(
      'zpool',
      'create',
      '-o',
      'cachefile=none',
      '-m',
      'legacy',
      pool,
      await fixture.image(128 << 20),
    );
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  const all = async (options = {}) => {
    const records: HistoryRecord[] = [];
    for await (const record of zfs.history(pool, options)) records.push(record);
    return records;
  };

  /** The lines of `zpool history -il` that begin a record. */
  const stock = async () =>
    (await command('env', 'TZ=UTC', 'zpool', 'history', '-il', pool))
      .split('\n')
      .filter((line) => /^\d{4}-\d\d-\d\d\.\d\d:/.test(line));

  /** A record as that command begins it; who did it comes at the end of its last line. */
  const line = (record: HistoryRecord): string => {
    const time = new Date(Number(record.timeSeconds) * 1000).toISOString().slice(0, 19).replace('T', '.');
    const who = ` [user ${record.uid} (root) on ${record.host}${record.zone === undefined ? '' : `:${record.zone}`}]`;
    switch (record.kind) {
      case 'command':
        return `${time} ${record.command}${who}`;
      case 'internal': {
        const dataset = record.dataset === undefined ? '' : ` ${record.dataset} (${record.datasetId})`;
        const by = record.uid === undefined ? ` [on ${record.host}]` : who;
        return `${time} [txg:${record.txg}] ${record.name}${dataset} ${record.message}${by}`;
      }
      case 'ioctl': {
        const elapsed = record.elapsedNs === undefined ? '' : ` (${record.elapsedNs / 1_000_000n}ms)`;
        return `${time}${elapsed} ioctl ${record.name}`;
      }
      default:
        return `${time} unknown`;
    }
  };

  test('record by record what zpool history -il prints, of changes by zfs and by zfskit', async () => {
    await command('zfs', 'create', '-o', 'mountpoint=legacy', `${pool}/by-zfs`);
    await command('zfs', 'set', 'atime=off', 'org.example:note=zwölf', `${pool}/by-zfs`);
    await command('zfs', 'snapshot', `${pool}/by-zfs@one`);
    await zfs.datasets.create(`${pool}/by-zfskit`, {
      kind: 'filesystem',
      properties: { mountpoint: 'legacy' },
    });
    await zfs.snapshots.create([`${pool}/by-zfskit@one`]);
    await expect(zfs.programs.run(pool, 'error("no")')).rejects.toBeInstanceOf(Error);
    const expected = await stock();
    const records = await all();
    expect(records.map(line)).toEqual(expected);
    expect(records[0]).toMatchObject({ kind: 'internal', name: 'create', lostBytes: 0n });
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['command', 'internal', 'ioctl']));
    const snapshot = records.find((record) => record.kind === 'ioctl' && record.name === 'snapshot');
    expect(snapshot?.kind === 'ioctl' && snapshot.input?.getList('snaps').names()).toEqual([
      `${pool}/by-zfs@one`,
    ]);
    expect(records.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  });

  test('only what came after a record, or the newest', async () => {
    const before = await all();
    const after = before.at(-1)?.end ?? 0n;
    expect(await all({ after })).toEqual([]);
    await zfs.snapshots.create([`${pool}/by-zfskit@two`]);
    const news = await all({ after });
    expect(
      news.map((record) => (record.kind === 'command' ? record.command : 'name' in record && record.name)),
    ).toEqual(expect.arrayContaining(['snapshot']));
    expect(await all({ last: 2 })).toMatchObject(news.slice(-2).map(({ end, kind }) => ({ end, kind })));
    expect(news.every(({ lostBytes }) => lostBytes === 0n)).toBe(true);
  });

  test('a ring that goes round: the creation stays, the oldest others go, and the loss is told', async () => {
    // The log of a small pool has 128 KiB.
    const note = 'x'.repeat(8000);
    const start = (await all({ last: 1 }))[0]?.end ?? 0n;
    for (let index = 0; index < 24; index++) {
      await zfs.properties.set(`${pool}/by-zfs`, { 'org.example:note': `${index} ${note}` });
    }
    const records = await all();
    const loss = records.findIndex(({ lostBytes }) => lostBytes > 0n);
    expect(records[loss - 1]).toMatchObject({
      kind: 'command',
      command: expect.stringMatching(/^zpool create/),
    });
    expect(records.map(line)).toEqual(await stock());
    const [first] = await all({ after: start });
    expect(first?.lostBytes).toBeGreaterThan(0n);
    expect(records.map(({ end }) => end)).toContain(first?.end);
  });

  test('leaving early, aborting, and what cannot be read', async () => {
    for await (const record of zfs.history(pool)) {
      expect(record.kind).toBe('internal');
      break;
    }
    const aborting = new AbortController();
    const reading = async () => {
      for await (const _ of zfs.history(pool, { signal: aborting.signal }))
        aborting.abort(new Error('enough'));
    };
    await expect(reading()).rejects.toThrow('enough');
    await expect(zfs.history('zfskit-test-none').next()).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(zfs.history(pool, { last: 0 }).next()).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
    });
  });

  test('zfskit history', async () => {
    const text = await command('node', 'dist/cli.js', 'history', pool, '--internal', '--long', '--last', '3');
    expect(text.split('\n').filter((each) => /^\d{4}-/.test(each))).toHaveLength(3);
    const json = (await command('node', 'dist/cli.js', 'history', pool, '--json')).trim().split('\n');
    const records = (await all()).filter(({ kind }) => kind === 'command');
    expect(json.map((each) => JSON.parse(each).end)).toEqual(records.map(({ end }) => String(end)));
    expect(JSON.parse(json[0] ?? '')).toMatchObject({ kind: 'command', uid: '0' });
    const newest = await command('node', 'dist/cli.js', 'history', pool, '--json', '--last', '2');
    expect(newest.trim().split('\n')).toEqual(json.slice(-2));
  });
});
