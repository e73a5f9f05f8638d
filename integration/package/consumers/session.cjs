// What each consumer does with the package, however it came by it: a pool on the engine, a stream, an nvlist, a traced program and one that
// runs on the engine. Every thread and child process of zfskit takes part. Gives facts for the test to compare.

/**
 * @param {typeof import('zfskit')} zfskit
 * @param {typeof import('zfskit/nvlist')} nvlist
 * @param {typeof import('zfskit/trace')} trace
 * @param {typeof import('zfskit/run')} run
 */
module.exports = async function session(zfskit, nvlist, trace, run) {
  const { libraries, image, pool } = JSON.parse(process.argv[2] ?? '');
  const list = new nvlist.Nvlist().set('guid', { type: 'uint64', value: 2n ** 63n });
  const zfs = await zfskit.openZfs({ engine: 'userspace', libraries });
  try {
    await zfs.pools.create(pool, { vdevs: [zfskit.file(image)] });
    await zfs.datasets.create(`${pool}/disk`, { kind: 'volume', size: '8M' });
    await zfs.snapshots.create([`${pool}/disk@one`]);
    const { bytes } = await zfs.receive(`${pool}/copy@one`, await zfs.send(`${pool}/disk@one`));
    const error = await zfs.datasets.destroy(`${pool}/disk`).catch((/** @type {unknown} */ reason) => reason);
    const program = await run.runProgram(['true'], { transport: zfs.transport });
    const { status } = await program.end;
    await program.close();
    const traced = await trace.traceProgram({ argv: ['true'], abi: zfs.transport.abi });
    const events = [];
    for await (const { kind } of traced) events.push(kind);
    return {
      guid: nvlist.decode(nvlist.encode(list)).getUint64('guid') === 2n ** 63n,
      received: bytes > 0n && (await zfs.datasets.exists(`${pool}/copy@one`)),
      code: error instanceof zfskit.ZfsError ? error.code : String(error),
      ran: status,
      traced: events,
    };
  } finally {
    await zfs.close();
  }
};
