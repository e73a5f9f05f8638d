import { Readable } from 'node:stream';
import type { Transport } from '../ioctl/index.ts';
import { type PackageDataset, writePackage } from '../stream/index.ts';
import type { Dataset } from './dataset.ts';
import { Datasets } from './datasets.ts';
import { type ReplicationPlan, replicationPlan } from './replication-plan.ts';
import { send } from './send.ts';
import type { SendOptions } from './send-options.ts';

/** What a package contains. */
export interface PackageOptions extends Pick<SendOptions, 'largeBlocks' | 'embedded' | 'compressed' | 'raw'> {
  /** Also every filesystem and volume below (`zfs send -R`). */
  readonly recursive?: boolean | undefined;
  /** Short name of the snapshot that the receiver has; everything after it is sent (`-I`). */
  readonly from?: string | undefined;
  /** Aborts the sends; the stream then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a snapshot with all that are on the way to it, and with `recursive` those of all that is below, as one package that
 * `zfs receive` takes: as `zfs send -I` and `-R`, without properties and holds. The single streams pass through JavaScript
 * and are verified; when one fails the package has no end, so that it never looks complete. ZFS_IOC_SEND_NEW.
 *
 * @param snapshot - full name of the last snapshot; with `recursive`, of the topmost dataset
 * @throws ZfsError as `replicationPlan` does; the stream fails as those of `send` do
 */
export async function sendPackage(
  transport: Transport,
  snapshot: string,
  options: PackageOptions = {},
): Promise<Readable> {
  const [top = '', tosnap = ''] = snapshot.split('@');
  const { recursive = false, from, signal, ...flags } = options;
  const plan = await replicationPlan(transport, snapshot, top, { recursive, from, intermediates: true });
  const list = {
    ...(from === undefined ? {} : { fromsnap: from }),
    tosnap,
    not_recursive: !recursive,
    raw: flags.raw ?? false,
    fss: await describeDatasets(transport, plan, from),
  };
  const { kind } = await new Datasets(transport).get(top);
  const features = kind === 'volume' ? [] : (['sa_spill'] as const);
  async function* substreams() {
    for (const step of plan.steps) {
      yield await send(transport, step.snapshot, { ...flags, from: step.from, signal });
    }
  }
  return Readable.from(writePackage(top, list, substreams(), { features, signal }), { objectMode: false });
}

/** What the package says of each dataset, by its guid. */
async function describeDatasets(
  transport: Transport,
  { steps }: ReplicationPlan,
  from: string | undefined,
): Promise<Record<string, PackageDataset>> {
  const datasets = new Datasets(transport);
  const fss: Record<string, PackageDataset> = Object.create(null);
  const guidOf = async (snapshot: string) => (await datasets.get(snapshot)).guid;
  const names = new Set(steps.map((step) => ownerOf(step.snapshot)));
  for (const name of names) {
    const own = steps.filter((step) => ownerOf(step.snapshot) === name);
    const start = own[0]?.from;
    const dataset: Dataset = await datasets.get(name);
    const snaps: Record<string, bigint> = Object.create(null);
    for (const snapshot of [start, ...own.map((step) => step.snapshot)]) {
      if (snapshot && ownerOf(snapshot) === name) {
        snaps[snapshot.slice(name.length + 1)] = await guidOf(snapshot);
      }
    }
    const parent = name.slice(0, name.lastIndexOf('/'));
    const parentStart = names.has(parent) && from !== undefined ? `${parent}@${from}` : undefined;
    fss[`0x${dataset.guid.toString(16)}`] = {
      name,
      parentfromsnap: parentStart && (await datasets.exists(parentStart)) ? await guidOf(parentStart) : 0n,
      ...(dataset.origin === undefined ? {} : { origin: await guidOf(dataset.origin) }),
      snaps,
      is_encroot: false,
    };
  }
  return fss;
}

function ownerOf(snapshot: string): string {
  return snapshot.split('@')[0] ?? '';
}
