import { checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { readPackage, type Substream } from '../stream/index.ts';
import { Datasets } from './datasets.ts';
import { findSnapshot } from './find-snapshot.ts';
import { receive } from './receive.ts';
import type { ReceiveOptions } from './receive-options.ts';

/** How to receive a package. */
export interface ReceivePackageOptions
  extends Pick<ReceiveOptions, 'force' | 'resumable' | 'properties' | 'exclude' | 'signal'> {
  /**
   * The snapshot to make of one that is called `sent` on the sender. Default: the topmost dataset of the package becomes
   * the target, those below keep their names. `receivedName` names as `zfs receive -d` and `-e` do.
   */
  readonly nameOf?: ((sent: string) => string) | undefined;
}

/** What came of a stream of a package. */
export interface ReceivedSubstream {
  /** Snapshot as the sender calls it. */
  readonly sent: string;
  /** Snapshot that it became, or that was there. */
  readonly received: string;
  /** It was there already, with the same guid, and its stream was passed over. */
  readonly existed: boolean;
}

/** `DRR_FLAG_CLONE` of `drr_flags` in a BEGIN record (OpenZFS `include/sys/zfs_ioctl.h`). */
const DRR_FLAG_CLONE = 1;

/**
 * Receives a package, as `zfs send -R`, `-I` and `-p` make it, or a plain stream: its streams one after the other, each as
 * `receive` does. Properties and holds in the package are not applied, and nothing of the target is destroyed or renamed. The
 * bytes pass through JavaScript, and are verified before the kernel sees them. ZFS_IOC_RECV_NEW.
 *
 * @param target - filesystem or volume that the topmost dataset of the package becomes
 * @param source - the package's bytes; chunks must not be changed later
 * @throws ZfsError as `receive` does; `ENODEV` when the snapshot that a clone starts from is not in the target's pool;
 *   StreamError when the package is damaged; what was received before stays
 */
export async function receivePackage(
  transport: Transport,
  target: string,
  source: AsyncIterable<Uint8Array>,
  options: ReceivePackageOptions = {},
): Promise<ReceivedSubstream[]> {
  checkName(target, 'new-dataset');
  const { nameOf, ...receiveOptions } = options;
  const { begin, substreams } = await readPackage(source, { signal: options.signal });
  const [top = ''] = begin.toname.split('@');
  const below = (sent: string) => `${target}${belowTop(sent, top)}`;
  const received: ReceivedSubstream[] = [];
  const names = new Map<bigint, string>();
  for await (const substream of substreams) {
    const sent = substream.begin.toname;
    const name = checkName((nameOf ?? below)(sent), 'new-snapshot');
    const existed = await isThere(transport, name, substream.begin.toguid);
    if (!existed) {
      const origin = await originOf(transport, substream, target, names);
      await receive(transport, name, substream.bytes, { ...receiveOptions, origin });
    }
    received.push({ sent, received: name, existed });
    names.set(substream.begin.toguid, name);
  }
  return received;
}

/** What follows the name of the topmost dataset: `/child@snapshot`. */
function belowTop(sent: string, top: string): string {
  const rest = sent.slice(top.length);
  if (sent.startsWith(top) && /^[/@]/.test(rest)) return rest;
  throw new ZfsError({
    code: 'ZFSKIT_BAD_STREAM',
    message: `the package of ${JSON.stringify(top)} contains ${JSON.stringify(sent.slice(0, 80))}`,
  });
}

async function isThere(transport: Transport, snapshot: string, guid: bigint): Promise<boolean> {
  try {
    return (await new Datasets(transport).get(snapshot)).guid === guid;
  } catch (error) {
    if (error instanceof ZfsError && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** The snapshot here that a clone of the package starts from: of the package itself, else of the target's pool. */
async function originOf(
  transport: Transport,
  { begin }: Substream,
  target: string,
  names: ReadonlyMap<bigint, string>,
): Promise<string | undefined> {
  if ((begin.flags & DRR_FLAG_CLONE) === 0) return undefined;
  const origin = names.get(begin.fromguid) ?? (await findSnapshot(transport, target, begin.fromguid));
  if (origin !== undefined) return origin;
  throw new ZfsError({
    code: 'ENODEV',
    message: `${begin.toname}: the snapshot that this clone starts from (guid ${begin.fromguid}) is not here`,
    subject: target,
  });
}
