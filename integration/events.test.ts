import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type EventsOptions, openZfs, type Zfs, type ZfsEvent } from 'zfskit';
import { command, Fixture, held } from './fixture.ts';

/** How often this process has the ZFS device open: threads that are kept have descriptors of other kinds. */
async function devices(): Promise<number> {
  return (await held()).fds.filter((target) => target === '/dev/zfs').length;
}

const LENGTH = '/sys/module/zfs/parameters/zfs_zevent_len_max';

/** The types that TypeScript sees. */
function scrubbed(event: ZfsEvent): string | undefined {
  if (event.class === 'sysevent.fs.zfs.history_event') return event.payload.dataset;
  if (event.class === 'resource.fs.zfs.statechange') return event.payload.vdevPath;
  return undefined;
}

describe('events', () => {
  let fixture: Fixture;
  let zfs: Zfs;
  let pool: string;
  let length: string;

  beforeAll(async () => {
    length = await readFile(LENGTH, 'utf8');
    await writeFile(LENGTH, '100000');
    fixture = await Fixture.open();
    zfs = fixture.zfs;
    await zfs.clearEvents();
    pool = await fixture.pool({ mountpoint: 'legacy' }, 128 << 20);
  });
  afterEach(() => writeFile(LENGTH, '100000'));
  afterAll(async () => {
    await writeFile(LENGTH, length);
    await fixture[Symbol.asyncDispose]();
  });

  const present = async (options: EventsOptions = {}) => {
    const events: ZfsEvent[] = [];
    for await (const event of zfs.events({ from: 'start', follow: false, ...options })) events.push(event);
    return events;
  };

  test('event by event what zpool events -v prints', async () => {
    await command('zpool', 'scrub', pool);
    await command('zpool', 'wait', '-t', 'scrub', pool);
    const printed = await command('zpool', 'events', '-Hv');
    const blocks = printed.split('\n\n').filter((block) => block.trim() !== '');
    const events = await present();
    const field = (block: string, name: string) =>
      new RegExp(`^ {8}${name} = (.*?) *$`, 'm').exec(block)?.[1];
    const hex = (value: bigint | undefined) => (value === undefined ? undefined : `0x${value.toString(16)}`);
    expect(
      events.map(({ eid, className, time, pool, poolGuid }) => [
        className,
        hex(eid),
        `${hex(time / 1_000_000_000n)} ${hex(time % 1_000_000_000n)}`,
        pool && `"${pool}"`,
        hex(poolGuid),
      ]),
    ).toEqual(
      blocks.map((block) => [
        field(block, 'class')?.replaceAll('"', ''),
        field(block, 'eid'),
        field(block, 'time'),
        field(block, 'pool'),
        field(block, 'pool_guid'),
      ]),
    );
    expect(events.every(({ missed }) => missed === 0n)).toBe(true);
    expect(events.filter((event) => event.class === 'other').map(({ className }) => className)).toEqual([]);
    const ours = events.filter((event) => event.pool === pool);
    expect(ours.map(({ class: name }) => name)).toEqual(
      expect.arrayContaining(['sysevent.fs.zfs.pool_create', 'sysevent.fs.zfs.scrub_finish']),
    );
    expect(await present({ pool, class: 'sysevent.fs.zfs.scrub_finish' })).toHaveLength(1);
    expect(await present({ pool: 'zfskit-test-none' })).toEqual([]);
    const last = events.at(-2)?.eid ?? 0n;
    expect((await present({ from: last })).map(({ eid }) => eid)).toEqual([last + 1n]);
  });

  test('new events as they come, from the call on; leaving ends a wait', async () => {
    const before = await devices();
    const events = zfs.events({ pool, class: 'sysevent.fs.zfs.history_event' });
    await command('zfs', 'create', '-o', 'mountpoint=legacy', `${pool}/followed`);
    const { value } = await events.next();
    expect(value && scrubbed(value)).toBe(`${pool}/followed`);
    expect(value).toMatchObject({ payload: { name: 'create', datasetId: expect.any(BigInt) } });
    const waiting = (async () => {
      for await (const _ of events);
    })();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await zfs.datasets.destroy(`${pool}/followed`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await events.return();
    await waiting;
    expect(await devices()).toBe(before);
  });

  test('states of vdevs come with their payload', async () => {
    const images = [await fixture.image(128 << 20), await fixture.image(128 << 20)];
    const mirror = fixture.poolName();
    await command('zpool', 'create', '-o', 'cachefile=none', '-m', 'legacy', mirror, 'mirror', ...images);
    await using events = zfs.events({ pool: mirror, class: 'resource.fs.zfs.statechange' });
    await command('zpool', 'offline', mirror, images[0] as string);
    const { value } = await events.next();
    expect(value).toMatchObject({
      class: 'resource.fs.zfs.statechange',
      payload: { vdevPath: images[0], vdevState: 2n, vdevLastState: 7n },
    });
    await command('zpool', 'destroy', mirror);
  });

  test('aborting and closing end a wait, with their reasons, and give all back', async () => {
    const before = await devices();
    const { threads } = await held();
    const aborting = new AbortController();
    const aborted = zfs.events({ pool: 'none', signal: aborting.signal }).next();
    const other = await openZfs();
    const closed = other.events({ pool: 'none' }).next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    aborting.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    const closing = other.close();
    await expect(closed).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
    await closing;
    expect(await devices()).toBe(before);
    // Threads that are kept for the next call: two of a handle.
    await vi.waitFor(async () => expect((await held()).threads).toBeLessThanOrEqual(threads + 2), {
      timeout: 20_000,
    });
    expect(() => other.events()).toThrow(expect.objectContaining({ code: 'ZFSKIT_CLOSED' }));
    expect(() => zfs.events({ from: 1n << 60n })).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(() => zfs.events({ from: 0n })).toThrow(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }),
    );
    expect(() => zfs.events({ pool: 'a/b' })).toThrow(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_NAME' }),
    );
    expect(await devices()).toBe(before);
  });

  test('a queue that overflows: the next event tells how many are lost', async () => {
    const [latest] = (await present()).slice(-1);
    await using events = zfs.events({ from: latest?.eid ?? 'start' });
    const note = async (text: string) => zfs.properties.set(pool, { 'org.example:note': text });
    await note('first');
    const seen = (await events.next()).value as ZfsEvent;
    expect(seen.missed).toBe(0n);
    await writeFile(LENGTH, '16');
    // The queue is cut by one for each new event.
    await zfs.clearEvents();
    for (let index = 0; index < 50; index++) await note(`${index}`);
    const after = (await events.next()).value as ZfsEvent;
    expect(after.missed).toBeGreaterThanOrEqual(30n);
    expect(after.missed).toBe(after.eid - seen.eid - 1n);
    const rest = await present({ from: after.eid });
    expect(rest.length).toBe(15);
    const [last] = rest.slice(-1);
    let final: ZfsEvent | undefined;
    while (final?.eid !== last?.eid) {
      final = (await events.next()).value as ZfsEvent;
      expect(final.missed).toBe(0n);
    }
  });

  test('2,000 events while nobody reads a queue of 16', async () => {
    await writeFile(LENGTH, '16');
    await zfs.clearEvents();
    const events = zfs.events({ pool, class: 'sysevent.fs.zfs.history_event' });
    await zfs.snapshots.create([`${pool}@first`]);
    const { value: first } = await events.next();
    // One call, one event for each property.
    for (let round = 0; round < 2; round++) {
      const names = Array.from({ length: 1000 }, (_, index) => [`org.example:n${index}`, `${round}`]);
      await zfs.properties.set(pool, Object.fromEntries(names));
    }
    const { value: next } = await events.next();
    expect(next?.missed).toBeGreaterThan(1900n);
    expect(next && first && next.eid - first.eid).toBeGreaterThan(1900n);
    await events.return();
  }, 300_000);

  test('zfskit events', async () => {
    await zfs.clearEvents();
    await zfs.snapshots.create([`${pool}@shown`]);
    const shown = await present({ pool });
    const json = (await command('node', 'dist/cli.js', 'events', '--pool', pool, '--json'))
      .trim()
      .split('\n');
    expect(json.map((line) => JSON.parse(line).eid)).toEqual(shown.map(({ eid }) => String(eid)));
    const text = await command('node', 'dist/cli.js', 'events', '--pool', pool, '--class', 'sysevent', '-v');
    expect(text).toMatch(/Z +\d+ sysevent\.fs\.zfs\.history_event +zfskit-test/);
    const following = spawn('node', ['dist/cli.js', 'events', '-f', '--json', '--pool', pool]);
    const printed: Buffer[] = [];
    following.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    const exited = once(following, 'exit');
    await vi.waitFor(() => expect(printed.length).toBeGreaterThan(0), { timeout: 30_000 });
    await zfs.snapshots.create([`${pool}@new`]);
    await vi.waitFor(() => expect(Buffer.concat(printed).toString()).toContain(`${pool}@new`), {
      timeout: 30_000,
    });
    following.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
  });
});
