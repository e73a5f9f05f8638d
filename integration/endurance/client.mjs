import { openZfs } from 'zfskit';

/** Works with streams and temporary holds until it is killed. */
const pool = process.argv[2] ?? '';
const source = `${pool}/streams/source`;
const target = `${pool}/client`;
const zfs = await openZfs();

async function clear() {
  if (await zfs.datasets.exists(target)) await zfs.abortReceive(target);
  if (await zfs.datasets.exists(target)) await zfs.datasets.destroy(target, { recursive: true });
}

async function work() {
  const holds = await zfs.holds.temporary([`${source}@one`, `${source}@two`], 'client');
  console.log('holds');
  try {
    await copies();
  } finally {
    await holds.release();
  }
}

async function copies() {
  await clear();
  await zfs.receive(`${target}@one`, await zfs.send(`${source}@one`), { resumable: true });
  await zfs.copy(`${source}@two`, `${target}@two`, { from: `${source}@one` });
  await zfs.snapshots.create([`${target}@own`]);
}

for (;;) {
  await work().catch((error) => {
    // udev looks into the device of a new volume.
    if (error.code !== 'EBUSY') throw error;
  });
}
