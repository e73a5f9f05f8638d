import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror, type ZfsEvent } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let pool: string;
let paths: string[];

beforeAll(async () => {
  fixture = await EngineFixture.open();
  pool = fixture.poolName();
  paths = [await fixture.image(), await fixture.image()];
  await fixture.zfs.pools.create(pool, { vdevs: [mirror(...paths.map((path) => file(path)))] });
});

afterAll(() => fixture[Symbol.asyncDispose]());

async function present(from: 'start' | 'now' | bigint = 'start'): Promise<ZfsEvent[]> {
  const events: ZfsEvent[] = [];
  for await (const event of fixture.zfs.events({ from, follow: false })) events.push(event);
  return events;
}

const short = (event: ZfsEvent) => event.className.replace('sysevent.fs.zfs.', '');
const last = async () => (await present()).at(-1)?.eid ?? 0n;

test('what was done is told, in order', async () => {
  const { zfs } = fixture;
  const events = await present();
  expect(events.map(({ eid }) => eid)).toEqual(events.map((_, index) => BigInt(index + 1)));
  expect(events.filter(({ className }) => className.endsWith('history_event')).length).toBeGreaterThan(5);
  expect(events.map(short)).toContain('pool_create');
  const { guid } = await zfs.pools.status(pool);
  expect(new Set(events.map((event) => `${event.pool} ${event.poolGuid}`))).toEqual(
    new Set([`${pool} ${guid}`]),
  );
  const before = await last();
  await zfs.snapshots.create([`${pool}@a`]);
  const [snapshot] = await present(before);
  expect(snapshot).toMatchObject({
    class: 'sysevent.fs.zfs.history_event',
    payload: { name: 'snapshot', dataset: `${pool}@a` },
    missed: 0n,
  });
  expect(Math.abs(Number(snapshot?.time ?? 0n) / 1e6 - Date.now())).toBeLessThan(60_000);
});

test('scrubs, and devices that go and come', async () => {
  const { zfs } = fixture;
  const before = await last();
  await zfs.scans.scrub(pool);
  await zfs.pools.wait(pool, 'scrub');
  const scrubbed = (await present(before)).map(short);
  expect(scrubbed.filter((name) => name.startsWith('scrub'))).toEqual(['scrub_start', 'scrub_finish']);
  const place = await last();
  await zfs.vdevs.offline(pool, paths[1] ?? '');
  await zfs.vdevs.online(pool, paths[1] ?? '');
  const changes = (await present(place)).flatMap((event) =>
    event.class === 'resource.fs.zfs.statechange' ? [event.payload] : [],
  );
  expect(changes).toMatchObject([
    { vdevPath: paths[1], vdevState: 2n, vdevLastState: 7n },
    { vdevPath: paths[1], vdevState: 7n, vdevLastState: 2n },
  ]);
});

test('a reader waits for what comes, and one that has left waits no more', async () => {
  const { zfs } = fixture;
  const events = zfs.events({ from: 'now', class: 'sysevent.fs.zfs.history_event' });
  const first = events.next();
  await zfs.datasets.create(`${pool}/a`, { kind: 'filesystem' });
  expect((await first).value).toMatchObject({ payload: { name: 'create', dataset: `${pool}/a` } });
  await events.return();
  const gone = new AbortController();
  const waiting = zfs.events({ signal: gone.signal }).next();
  setTimeout(() => gone.abort(new Error('enough')), 50);
  await expect(waiting).rejects.toThrow('enough');
});

test('a pool that goes says so last; a queue can be emptied, and does not know what is gone', async () => {
  const { zfs } = fixture;
  const other = await fixture.pool();
  await zfs.datasets.create(`${other}/last`, { kind: 'filesystem' });
  await zfs.pools.export(other);
  const events = (await present()).filter((event) => event.pool === other);
  expect(events.slice(-2)).toMatchObject([
    { payload: { name: 'create', dataset: `${other}/last` } },
    { class: 'sysevent.fs.zfs.pool_export' },
  ]);
  expect(await zfs.clearEvents()).toBeGreaterThan(0n);
  expect(await present()).toEqual([]);
  await expect(present(1n)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(
    call(zfs.transport, 'ZFS_IOC_EVENTS_NEXT', { zc_cleanup_fd: 9999, zc_guid: 1n }),
  ).rejects.toMatchObject({ code: 'EBADF' });
});
