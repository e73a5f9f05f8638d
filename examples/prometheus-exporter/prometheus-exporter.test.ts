import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, mirror } from 'zfskit';
import { EngineHost, type RunningExample, start } from '../engine-host.ts';

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

let host: EngineHost;
let pool: string;
/** A name that has to be escaped in a label. */
let odd: string;
let program: RunningExample;
let port: string;

beforeAll(async () => {
  host = await EngineHost.open();
  odd = join(host.folder, 'a "disk" with \\ in it');
  await using handle = await open(odd, 'wx');
  await handle.truncate(1 << 28);
  pool = host.poolName();
  await host.zfs.pools.create(pool, {
    vdevs: [mirror(file(odd), file(await host.image(1 << 28)))],
    properties: { cachefile: 'none' },
  });
  await host.zfs.datasets.create(`${pool}/files`, { kind: 'filesystem', properties: { quota: '64M' } });
  await host.zfs.datasets.create(`${pool}/disk`, { kind: 'volume', size: '32M', sparse: true });
  await host.fill(`${pool}/disk`, 1 << 20);
  [program, port] = await exporter();
});

afterAll(async () => {
  expect(await program.kill('SIGTERM')).toBe(0);
  await host[Symbol.asyncDispose]();
});

async function exporter(...args: string[]): Promise<[RunningExample, string]> {
  const running = start('prometheus-exporter/main', '--port', '0', '--socket', host.socket, ...args);
  const [, at = ''] = await running.says('stderr', /"port":(\d+)/);
  return [running, at];
}

/** Scrapes, and reads what Prometheus' text format says; a line that is not of it fails. */
async function scrape(at = port): Promise<Sample[]> {
  const response = await fetch(`http://127.0.0.1:${at}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  return lines.map(readSample);
}

function readSample(line: string): Sample {
  const [, name = '', labels = '', value] =
    /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? expect.unreachable(line);
  const pairs = [...labels.matchAll(/([a-z]+)="((?:[^"\\]|\\.)*)"(?:,|$)/g)];
  expect(pairs.map(([pair]) => pair).join('')).toBe(labels);
  const plainText = (text = '') => text.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
  return {
    name,
    labels: Object.fromEntries(pairs.map(([, label, text]) => [label, plainText(text)])),
    value: Number(value),
  };
}

function sampled(
  samples: readonly Sample[],
  name: string,
  labels: Record<string, string>,
): number | undefined {
  const found = samples.filter(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
  );
  expect(found.length, `${name} ${JSON.stringify(labels)}`).toBeLessThan(2);
  return found[0]?.value;
}

test('pools, vdevs and datasets as ZFS has them', async () => {
  const samples = await scrape();
  const status = await host.zfs.pools.status(pool);
  const states = samples.filter(({ name }) => name === 'zfs_pool_state');
  expect(states.filter(({ value }) => value === 1).map(({ labels }) => labels)).toEqual([
    { pool, state: 'ONLINE' },
  ]);
  expect(sampled(samples, 'zfs_pool_up', { pool })).toBe(1);
  expect(sampled(samples, 'zfs_pool_size_bytes', { pool })).toBe(Number(status.vdevs.statistics.size));
  const vdev = { pool, parent: 'mirror-0', vdev: odd };
  expect(sampled(samples, 'zfs_vdev_state', { ...vdev, type: 'file', state: 'ONLINE' })).toBe(1);
  expect(sampled(samples, 'zfs_vdev_bytes_total', { ...vdev, kind: 'write' })).toBeGreaterThan(1 << 20);
  expect(sampled(samples, 'zfs_vdev_errors_total', { ...vdev, kind: 'checksum' })).toBe(0);
  const files = { dataset: `${pool}/files`, kind: 'filesystem' };
  expect(sampled(samples, 'zfs_dataset_quota_bytes', files)).toBe(64 << 20);
  expect(sampled(samples, 'zfs_dataset_quota_bytes', { dataset: `${pool}/disk` })).toBeUndefined();
  const disk = await host.zfs.datasets.get(`${pool}/disk`);
  expect(sampled(samples, 'zfs_dataset_referenced_bytes', { dataset: `${pool}/disk`, kind: 'volume' })).toBe(
    Number(disk.get('referenced')),
  );
  expect(samples.some(({ name }) => name.startsWith('zfs_arc'))).toBe(false);
  expect(sampled(samples, 'zfs_scrape_duration_seconds', {})).toBeLessThan(5);
});

test('a scrub, and a device that is offline', async () => {
  await host.zfs.scans.scrub(pool);
  await host.zfs.pools.wait(pool, 'scrub');
  await host.zfs.vdevs.offline(pool, odd);
  const samples = await scrape();
  expect(sampled(samples, 'zfs_scan_progress_ratio', { pool, function: 'scrub' })).toBe(1);
  expect(sampled(samples, 'zfs_scan_running', { pool })).toBe(0);
  expect(sampled(samples, 'zfs_scan_end_timestamp_seconds', { pool })).toBeGreaterThan(1.7e9);
  expect(sampled(samples, 'zfs_pool_state', { pool, state: 'DEGRADED' })).toBe(1);
  expect(sampled(samples, 'zfs_vdev_state', { vdev: odd, state: 'OFFLINE' })).toBe(1);
  expect(sampled(samples, 'zfs_vdev_state', { vdev: odd, state: 'ONLINE' })).toBe(0);
  await host.zfs.vdevs.online(pool, odd);
});

test('what is destroyed has no series', async () => {
  const other = await host.pool();
  const of = (samples: readonly Sample[]) =>
    samples.filter(({ labels }) => Object.values(labels).includes(other));
  expect(of(await scrape()).length).toBeGreaterThan(10);
  await host.zfs.pools.destroy(other);
  expect(of(await scrape())).toEqual([]);
});

test('a scrape reads no more datasets than it may', async () => {
  for (let index = 0; index < 20; index++) {
    await host.zfs.datasets.create(`${pool}/many-${index}`, { kind: 'filesystem' });
  }
  const [bounded, at] = await exporter('--max-datasets', '7');
  const samples = await scrape(at);
  expect(samples.filter(({ name }) => name === 'zfs_dataset_used_bytes')).toHaveLength(7);
  expect(sampled(samples, 'zfs_scrape_datasets_left_out', { pool })).toBe(1);
  expect(await bounded.kill('SIGTERM')).toBe(0);
  expect(sampled(await scrape(), 'zfs_scrape_datasets_left_out', { pool })).toBe(0);
});

test('many at a time, and other paths', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => scrape()));
  expect(new Set(all.map((samples) => samples.length)).size).toBe(1);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404);
});
