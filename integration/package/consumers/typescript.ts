import { type Dataset, file, openZfs, type PoolStatus, ZfsError, type ZfsOptions } from 'zfskit';
import { type EngineTransport, LIBZPOOL_RELEASES } from 'zfskit/engine';
import { call, type Transport } from 'zfskit/ioctl';
import { type DeviceLabels, readLabels } from 'zfskit/label';
import { decodeObject, encodeWith, type Infer, nv } from 'zfskit/nvlist';
import { type RunningProgram, runProgram } from 'zfskit/run';
import { type Rule, type ServeOptions, serve } from 'zfskit/service';
import { readRecords, type StreamSummary } from 'zfskit/stream';
import { decodeCall, type TraceEvent, traceProgram } from 'zfskit/trace';
import { openZfs as openZfsToo, type Zfs } from 'zfskit/zfs';

// Types of every entry point, as a program would name them.
export type Used = [
  EngineTransport,
  Transport,
  Rule,
  ServeOptions,
  StreamSummary,
  TraceEvent,
  RunningProgram,
];
export const functions = [decodeCall, traceProgram, runProgram, serve, openZfsToo] as const;

const schema = nv.list({ guid: nv.uint64(), name: nv.optional(nv.string()) });
const labelled: Infer<typeof schema> = { guid: 7n, name: 'tank' };

const { libraries, image, pool } = JSON.parse(process.argv[2] ?? '') as Record<string, string>;
const options: ZfsOptions = { engine: 'userspace', libraries };
const zfs: Zfs = await openZfs(options);
try {
  await zfs.pools.create(pool!, { vdevs: [file(image!)] });
  await zfs.datasets.create(`${pool}/disk`, { kind: 'volume', size: '8M' });
  await zfs.snapshots.create([`${pool}/disk@one`]);
  const dataset: Dataset = await zfs.datasets.get(`${pool}/disk`);
  const size: bigint | undefined = dataset.get('volsize');
  // @ts-expect-error A number property is a bigint.
  const wrong: string = dataset.get('volsize');
  // @ts-expect-error There is no such property.
  dataset.get('nosuch');
  const status: PoolStatus = await zfs.pools.status(pool!);
  const types: string[] = [];
  for await (const { type } of readRecords(await zfs.send(`${pool}/disk@one`))) types.push(type);
  const labels: DeviceLabels = await readLabels(image!);
  const configs = await call(zfs.transport, 'ZFS_IOC_POOL_CONFIGS', { zc_cookie: 0n });
  const error: unknown = await zfs.datasets.get(`${pool}/nosuch`).catch((reason: unknown) => reason);
  console.log(
    JSON.stringify({
      size: String(size),
      wrong: typeof wrong,
      state: status.state,
      begins: types[0],
      labels: labels.labels.length,
      pools: typeof configs,
      code: error instanceof ZfsError ? error.code : String(error),
      guid: String(decodeObject(encodeWith(schema, labelled))['guid']),
      releases: LIBZPOOL_RELEASES.length > 0,
    }),
  );
} finally {
  await zfs.close();
}
