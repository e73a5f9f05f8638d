import { open } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanDevices } from 'zfskit';
import { type DeviceLabels, readConfig, readLabels, type Uberblock } from 'zfskit/label';
import { command, Fixture } from './fixture.ts';

/** The lines `key: value` of what `zdb -l` prints, the first of each key. */
function facts(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/^\s*(\w+): '?([^'\n]*)'?$/gm))
    if (!found.has(key)) found.set(key, value);
  return found;
}

/** The uberblocks that `zdb -lu` prints, by slot. */
function uberblocks(text: string): Map<number, Map<string, string>> {
  const found = new Map<number, Map<string, string>>();
  for (const block of text.split(/^\s*Uberblock\[/m).slice(1)) {
    const slot = Number.parseInt(block, 10);
    if (/^\d+\] invalid/.test(block) || found.has(slot)) continue;
    found.set(
      slot,
      new Map(
        [...block.matchAll(/^\s*(\w+) = (.*)$/gm)].map(([, key, value]) => [key as string, value as string]),
      ),
    );
  }
  return found;
}

function asZdb(uberblock: Uberblock): Record<string, string> {
  const { mmp } = uberblock;
  return {
    txg: `${uberblock.txg}`,
    version: `${uberblock.version}`,
    guid_sum: `${uberblock.guidSum}`,
    checkpoint_txg: `${uberblock.checkpointTxg}`,
    mmp_delay: `${mmp?.delayNs}`,
    ...(mmp?.sequence === undefined ? {} : { mmp_seq: `${mmp.sequence}` }),
    ...(mmp?.intervalMs === undefined ? {} : { mmp_write: `${mmp.intervalMs}` }),
    ...(mmp?.failIntervals === undefined ? {} : { mmp_fail: `${mmp.failIntervals}` }),
  };
}

describe('labels beside zdb', () => {
  let fixture: Fixture;
  const devices: string[] = [];

  beforeAll(async () => {
    fixture = await Fixture.open();
    const [a, b, c] = await Promise.all([
      fixture.image(64 << 20),
      fixture.image(64 << 20),
      fixture.image(70_123_456),
    ]);
    devices.push(a as string, b as string, c as string);
    const create = ['create', '-o', 'cachefile=none', '-O', 'mountpoint=none'];
    const [mirror, single] = [fixture.poolName(), fixture.poolName()];
    await command('zpool', ...create, mirror, 'mirror', a as string, b as string);
    await command('zpool', ...create, '-o', 'ashift=12', '-o', 'multihost=on', single, c as string);
    for (const pool of [mirror, single]) {
      await command('zfs', 'create', `${pool}/a`);
      await command('zpool', 'sync', pool);
      await command('zpool', 'checkpoint', pool);
      await command('zpool', 'export', pool);
    }
  });
  afterAll(() => fixture?.[Symbol.asyncDispose]());

  test('the configuration', async () => {
    for (const path of devices) {
      const { best, problems, labels } = await readLabels(path);
      const stock = facts(await command('zdb', '-l', path));
      expect(problems).toEqual([]);
      expect(labels.map(({ state }) => state)).toEqual(['valid', 'valid', 'valid', 'valid']);
      expect({
        name: best?.facts?.poolName,
        pool_guid: `${best?.facts?.poolGuid}`,
        top_guid: `${best?.facts?.topGuid}`,
        guid: `${best?.facts?.guid}`,
        txg: `${best?.facts?.txg}`,
        hostid: `${best?.facts?.hostId}`,
        hostname: best?.facts?.hostname,
        vdev_children: `${best?.facts?.topLevelVdevs}`,
        ashift: `${best?.facts?.ashift}`,
        state: best?.facts?.state === 'exported' ? '1' : best?.facts?.state,
      }).toEqual(
        Object.fromEntries(
          [
            'name',
            'pool_guid',
            'top_guid',
            'guid',
            'txg',
            'hostid',
            'hostname',
            'vdev_children',
            'ashift',
            'state',
          ].map((key) => [key, stock.get(key)]),
        ),
      );
      expect((await readConfig(path))?.facts).toEqual(best?.facts);
    }
  });

  test('the uberblocks', async () => {
    for (const path of devices) {
      const { labels } = await readLabels(path);
      const ring = labels[0]?.ring;
      const stock = uberblocks(await command('zdb', '-luuu', path));
      const written = [...stock].filter(([, fields]) => fields.get('txg') !== '0');
      const mmpSlot = (128 << 10) / (ring?.slotBytes ?? 1) - 1;
      const ours = (ring?.uberblocks ?? []).filter(({ slot }) => slot !== mmpSlot);
      expect(ours.length).toBeGreaterThan(3);
      for (const uberblock of ours) {
        const fields = stock.get(uberblock.slot);
        const expected = asZdb(uberblock);
        expect(Object.fromEntries(Object.keys(expected).map((key) => [key, fields?.get(key)]))).toEqual(
          expected,
        );
        expect(fields?.get('timestamp')).toMatch(new RegExp(`^${uberblock.timestampSeconds} `));
        const addresses = uberblock.rootBlock.addresses.map(
          ({ vdev, offset, sizeBytes }, i) =>
            `DVA[${i}]=<${vdev}:${offset.toString(16)}:${sizeBytes.toString(16)}>`,
        );
        const block = fields?.get('rootbp') ?? fields?.get('bp');
        if (block) expect(block.startsWith(addresses.join(' '))).toBe(true);
      }
      expect(
        written
          .map(([slot]) => slot)
          .filter((slot) => slot !== mmpSlot)
          .sort(),
      ).toEqual(ours.map(({ slot }) => slot).sort());
    }
  });

  test('multi-host protection leaves its uberblocks in the last slot', async () => {
    const { labels } = await readLabels(devices[2] as string);
    const inLastSlot = labels.flatMap(({ ring }) => ring.uberblocks.filter(({ slot }) => slot === 31));
    for (const { mmp } of inLastSlot) expect(mmp).toMatchObject({ intervalMs: 1000 });
    const newest = labels[0]?.ring.newest;
    expect(newest?.mmp?.intervalMs).toBe(1000);
  });

  test('a block device', async () => {
    const { zfs } = fixture;
    const [pool, file] = [fixture.poolName(), await fixture.image(256 << 20)];
    await command('zpool', 'create', '-o', 'cachefile=none', '-O', 'mountpoint=none', pool, file);
    const volume = `${pool}/volume`;
    await command('zfs', 'create', '-s', '-V', '64M', volume);
    const device = await zfs.datasets.waitForDevice(volume);
    await command('dd', `if=${devices[0]}`, `of=${device}`, 'bs=1M', 'conv=fsync');
    const [byDevice, byFile] = await Promise.all([readLabels(device), readLabels(devices[0] as string)]);
    const same = ({ labels, sizeBytes }: DeviceLabels) => ({
      sizeBytes,
      labels: labels.map(({ state, offset, facts: found, ring }) => ({ state, offset, facts: found, ring })),
    });
    expect(same(byDevice)).toEqual(same(byFile));
    const { devices: scanned } = await scanDevices({ paths: [device] });
    expect(scanned).toMatchObject([
      { identity: expect.stringMatching(/^block /), names: [{ path: device }] },
    ]);
    await zfs.pools.destroy(pool);
  });

  test('the command', async () => {
    const path = devices[1] as string;
    await using handle = await open(path, 'r+');
    await handle.write(new Uint8Array(256 << 10), 0, 256 << 10, 256 << 10);
    const text = await command('node', '/zfskit/dist/cli.js', 'label', path);
    expect(text).toContain('label 1: empty');
    const [first] = (await command('node', '/zfskit/dist/cli.js', 'label', '--json', path))
      .trim()
      .split('\n');
    expect(JSON.parse(first as string)).toMatchObject({
      path,
      labels: [{ state: 'valid' }, { state: 'empty' }, {}, {}],
    });
  });
});
