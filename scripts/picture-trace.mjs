// `npm run docs:pictures`: takes the pictures of the tracing guide. Records a program's work on an engine, writes the page of that
// recording with the built command, and looks at it with Chromium, light and dark.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { file, openZfs, Zfs } from 'zfskit';
import { RecordingWriter, recordTransport } from 'zfskit/trace';
import { ensureHostPackages, findCommand } from '../ci/kvm/host-packages.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const SIZE = { width: 1280, height: 660 };

ensureHostPackages(['chromium']);
const folder = await mkdtemp(join(tmpdir(), 'zfskit-pictures-'));
try {
  const recording = join(folder, 'backup.zfstrace');
  await record(recording);
  const page = join(folder, 'backup.html');
  execFileSync(process.execPath, [
    here('../dist/cli.js'),
    'trace',
    'show',
    '--html',
    page,
    '-o',
    '/dev/null',
    recording,
  ]);
  for (const scheme of /** @type {const} */ (['light', 'dark'])) await take(page, scheme);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** @param {string} path */
async function record(path) {
  const libraries = execFileSync(here('../integration/engine/openzfs.sh'), ['bookworm'], {
    encoding: 'utf8',
  }).trim();
  const image = join(folder, 'tank.img');
  await writeFile(image, '');
  await truncate(image, 1 << 30);
  const engine = await openZfs({ engine: 'userspace', libraries: join(libraries, 'lib') });
  const header = {
    abi: engine.transport.abi,
    startedAt: BigInt(Date.now()) * 1_000_000n,
    command: ['node', 'backup.mjs', 'tank', 'tank/copy'],
  };
  const writer = RecordingWriter.open(path, header);
  const { pid } = process;
  writer.write({
    kind: 'exec',
    at: header.startedAt,
    pid,
    tid: pid,
    ppid: process.ppid,
    argv: header.command,
  });
  try {
    await work(new Zfs(recordTransport(engine.transport, writer)), image);
    writer.end();
  } finally {
    await engine.close();
  }
}

/**
 * @param {Zfs} zfs
 * @param {string} image
 */
async function work(zfs, image) {
  await zfs.pools.create('tank', { vdevs: [file(image)], rootProperties: { mountpoint: 'none' } });
  const names = ['home', 'home/ada', 'home/grace', 'mail', 'www'].map((name) => `tank/${name}`);
  for (const name of names) {
    await zfs.datasets.create(name, { kind: 'filesystem', properties: { compression: 'zstd' } });
  }
  await zfs.snapshots.create(names.map((name) => `${name}@monday`));
  await zfs.holds.add(['tank/home@monday', 'tank/mail@monday'], 'backup');
  for await (const { name } of zfs.datasets.list('tank')) await zfs.properties.get(name, ['used']);
  await Promise.all(
    ['home', 'mail', 'www'].map(async (name) => {
      await zfs.receive(`tank/copy-${name}@monday`, await zfs.send(`tank/${name}@monday`));
    }),
  );
  // Refused: there are such snapshots, and two are held.
  await zfs.snapshots.create(['tank/home@monday', 'tank/mail@tuesday']).catch(() => {});
  await zfs.snapshots.destroy(names.map((name) => `${name}@monday`)).catch(() => {});
  await zfs.scans.scrub('tank');
  await zfs.pools.wait('tank', 'scrub');
  await zfs.pools.destroy('tank');
}

/**
 * @param {string} path
 * @param {'light' | 'dark'} colorScheme
 */
async function take(path, colorScheme) {
  const context = await chromium.launchPersistentContext(join(folder, colorScheme), {
    executablePath: findCommand('chromium') ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
    viewport: SIZE,
    colorScheme,
  });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    const picture = (/** @type {string} */ name) =>
      page.screenshot({ path: here(`../docs/guide/images/${name}-${colorScheme}.png`) });
    await picture('trace');
    await page.getByRole('searchbox').fill('destroy_snaps');
    await page.locator('tr[data-call]').first().click();
    await picture('trace-call');
  } finally {
    await context.close();
  }
}
