import type { Readable } from 'node:stream';
import { type UserspaceOptions, UserspaceTransport } from '../engine/userspace-transport.ts';
import { type KernelOptions, KernelTransport, type OpenVolume, type Transport } from '../ioctl/index.ts';
import { Kstats } from '../kstat/index.ts';
import { type SocketOptions, SocketTransport } from '../service/index.ts';
import { Bookmarks } from './bookmarks.ts';
import { ChannelPrograms } from './channel-programs.ts';
import { Datasets } from './datasets.ts';
import { Delegation } from './delegation.ts';
import { type DiffOptions, diff } from './diff/diff.ts';
import type { DiffChange } from './diff/diff-change.ts';
import { Encryption } from './encryption.ts';
import type { EndableIterator } from './endable-iterator.ts';
import type { ZfsEvent } from './event/event.ts';
import { clearEvents, type EventsOptions, readEvents } from './event/events.ts';
import { type PoolChange, type WatchOptions, watchPool } from './event/watch.ts';
import { Holds } from './holds.ts';
import { type CopyOptions, copy } from './local-copy.ts';
import { type OpenVolumeOptions, openVolume } from './open-volume.ts';
import { Features } from './pool/features.ts';
import { type HistoryOptions, readHistory } from './pool/history.ts';
import type { HistoryRecord } from './pool/history-record.ts';
import { Pools } from './pool/pools.ts';
import { Scans } from './pool/scans.ts';
import { Vdevs } from './pool/vdevs.ts';
import { Properties } from './properties.ts';
import { type Received, receive, receiveFrom } from './receive.ts';
import type { ReceiveOptions } from './receive-options.ts';
import { type ReceivedSubstream, type ReceivePackageOptions, receivePackage } from './receive-package.ts';
import { type ReceiveStream, receiveStream } from './receive-stream.ts';
import { type ReplicateOptions, replicate } from './replicate.ts';
import { type ReplicationOptions, type ReplicationPlan, replicationPlan } from './replication-plan.ts';
import {
  abortReceive,
  canResume,
  type LostSend,
  type ResumedSend,
  resumeSaved,
  resumeToken,
} from './resume.ts';
import { type SendControl, send, sendTo } from './send.ts';
import type { SendOptions } from './send-options.ts';
import { type PackageOptions, sendPackage } from './send-package.ts';
import { type SendEstimate, sendSize } from './send-size.ts';
import { Snapshots } from './snapshots.ts';
import { SpaceAccounting } from './space-accounting.ts';

/** An open connection to ZFS. Close it, or declare it with `await using`. */
export class Zfs implements AsyncDisposable {
  /** Where the ioctls go; for calls that this API does not offer yet. */
  readonly transport: Transport;
  readonly pools: Pools;
  readonly datasets: Datasets;
  readonly snapshots: Snapshots;
  readonly programs: ChannelPrograms;
  readonly properties: Properties;
  readonly encryption: Encryption;
  readonly holds: Holds;
  readonly bookmarks: Bookmarks;
  readonly delegation: Delegation;
  readonly accounting: SpaceAccounting;
  readonly vdevs: Vdevs;
  readonly scans: Scans;
  readonly features: Features;
  /** Statistics of the kernel that this process runs on. */
  readonly kstats: Kstats;

  constructor(transport: Transport) {
    this.transport = transport;
    this.pools = new Pools(transport);
    this.datasets = new Datasets(transport);
    this.snapshots = new Snapshots(transport);
    this.programs = new ChannelPrograms(transport);
    this.properties = new Properties(transport);
    this.encryption = new Encryption(transport);
    this.holds = new Holds(transport);
    this.bookmarks = new Bookmarks(transport);
    this.delegation = new Delegation(transport);
    this.accounting = new SpaceAccounting(transport);
    this.vdevs = new Vdevs(transport);
    this.scans = new Scans(transport);
    this.features = new Features(transport);
    this.kstats = new Kstats();
  }

  /** Sends a snapshot as a stream. See {@link send}. */
  send(snapshot: string, options?: SendOptions & SendControl): Promise<Readable> {
    return send(this.transport, snapshot, options);
  }

  /** Sends a snapshot into a file, pipe or socket that is open. See {@link sendTo}. */
  sendTo(snapshot: string, fd: number, options?: SendOptions & SendControl): Promise<void> {
    return sendTo(this.transport, snapshot, fd, options);
  }

  /** Estimates the size of a send stream in bytes. See {@link sendSize}. */
  sendSize(snapshot: string, options?: SendOptions): Promise<SendEstimate> {
    return sendSize(this.transport, snapshot, options);
  }

  /** Receives a stream into a snapshot. See {@link receive}. */
  receive(snapshot: string, source: AsyncIterable<Uint8Array>, options?: ReceiveOptions): Promise<Received> {
    return receive(this.transport, snapshot, source, options);
  }

  /** Receives a stream from a file, pipe or socket that is open. See {@link receiveFrom}. */
  receiveFrom(snapshot: string, fd: number, options?: ReceiveOptions): Promise<Received> {
    return receiveFrom(this.transport, snapshot, fd, options);
  }

  /** A Writable that receives what is written to it. See {@link receiveStream}. */
  receiveStream(snapshot: string, options?: ReceiveOptions): ReceiveStream {
    return receiveStream(this.transport, snapshot, options);
  }

  /** Copies a snapshot within this host, from the kernel to the kernel. See {@link copy}. */
  copy(snapshot: string, target: string, options?: CopyOptions): Promise<Received> {
    return copy(this.transport, snapshot, target, options);
  }

  /** The resume token of a partial receive. See {@link resumeToken}. */
  resumeToken(dataset: string): Promise<string | undefined> {
    return resumeToken(this.transport, dataset);
  }

  /** Whether and how a stream that broke off can go on. See {@link canResume}. */
  canResume(token: string): Promise<ResumedSend | LostSend> {
    return canResume(this.transport, token);
  }

  /** How to send what was received so far of a stream that broke off. See {@link resumeSaved}. */
  resumeSaved(dataset: string, token?: string): Promise<ResumedSend | LostSend> {
    return resumeSaved(this.transport, dataset, token);
  }

  /** Gives up a partial receive. See {@link abortReceive}. */
  abortReceive(dataset: string): Promise<boolean> {
    return abortReceive(this.transport, dataset);
  }

  /** Plans which streams bring a target up to a snapshot. See {@link replicationPlan}. */
  replicationPlan(snapshot: string, target: string, options?: ReplicationOptions): Promise<ReplicationPlan> {
    return replicationPlan(this.transport, snapshot, target, options);
  }

  /** Carries out a plan. See {@link replicate}. */
  replicate(plan: ReplicationPlan, options?: ReplicateOptions): Promise<void> {
    return replicate(this.transport, plan, options);
  }

  /** Sends snapshots as one package, as `zfs send -I` and `-R`. See {@link sendPackage}. */
  sendPackage(snapshot: string, options?: PackageOptions): Promise<Readable> {
    return sendPackage(this.transport, snapshot, options);
  }

  /** Receives a package. See {@link receivePackage}. */
  receivePackage(
    target: string,
    source: AsyncIterable<Uint8Array>,
    options?: ReceivePackageOptions,
  ): Promise<ReceivedSubstream[]> {
    return receivePackage(this.transport, target, source, options);
  }

  /** Opens a volume, or a snapshot of one, to read and write its bytes. See {@link openVolume}. */
  openVolume(name: string, options?: OpenVolumeOptions): Promise<OpenVolume> {
    return openVolume(this.transport, name, (dataset) => this.datasets.get(dataset), options);
  }

  /** What changed in a filesystem since a snapshot. See {@link diff}. */
  diff(from: string, to: string, options?: DiffOptions): EndableIterator<DiffChange> {
    return diff(this.transport, from, to, options);
  }

  /**
   * Reads the history of a pool, the oldest record first, in bounded memory: the log itself is a ring of up to 1 GiB, whose
   * first records, up to the command that created the pool, stay for good. ZFS_IOC_POOL_GET_HISTORY, zpool-history(8).
   *
   * What was done before the call is in it: the kernel writes the open transaction group out first.
   *
   * @throws ZfsError `ENOENT` (no such pool, or it has no history), `ENOTSUP` (a version without history),
   *   `ZFSKIT_BAD_REPLY` (a damaged record; the message says its offset), `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_INVALID_NAME`
   */
  history(pool: string, options?: HistoryOptions): AsyncGenerator<HistoryRecord, void, void> {
    return readHistory(this.transport, pool, options);
  }

  /**
   * The kernel's events, as `zpool events -f` has them. The place in the queue is taken by the call itself, so that nothing
   * that happens after it is missed; where ZFS is another process (a service), as soon as that has it. ZFS_IOC_EVENTS_SEEK, ZFS_IOC_EVENTS_NEXT, zpool-events(8).
   *
   * It holds a descriptor, and while it waits a thread, until it is left (`break`, `return()`), aborted, or the handle is
   * closed. Of events that were lost the one after them tells, see `missed`: what depends on them has to be read again.
   *
   * @throws ZfsError `ENOENT` (the event of that number is no longer in the queue, or not yet), `ZFSKIT_INVALID_NAME`,
   *   `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_UNSUPPORTED` (the transport cannot); while it is read the signal's reason,
   *   `ZFSKIT_CLOSED`, `ESHUTDOWN` (the module is being unloaded), `ZFSKIT_BAD_REPLY`
   */
  events(options?: EventsOptions): EndableIterator<ZfsEvent> {
    return readEvents(this.transport, options);
  }

  /** Empties the kernel's queue of events. See {@link clearEvents}. */
  clearEvents(): Promise<bigint> {
    return clearEvents(this.transport);
  }

  /**
   * Watches a pool: gives its state now, and again after each change that the kernel tells of. A state is read after the
   * events that it comes with, and the events are followed from before the first state: nothing falls between. Whoever is
   * slow gets fewer states, each of them true when it was read, and no queue grows. ZFS_IOC_POOL_STATS and {@link Zfs.events}.
   *
   * The kernel tells of changes of state, configuration, scans and errors. It does not tell of progress and of space.
   *
   * @throws ZfsError `ENOENT` (no such pool, at first), `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`; later what
   *   {@link Zfs.events} throws
   */
  watch(pool: string, options?: WatchOptions): EndableIterator<PoolChange> {
    return watchPool(this.transport, pool, options);
  }

  /** Ends streams that are still open, waits for the calls in flight and closes the device. Safe to call twice. */
  close(): Promise<void> {
    return this.transport.close();
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** A service to talk to (`zfskit serve`), in the place of the kernel. */
export interface ServiceOptions extends SocketOptions {
  /** Path of its unix socket. */
  readonly socket: string;
}

/** Where ZFS is: in the kernel of this host (the default), in an engine of its own, or behind a service. */
export type ZfsOptions =
  | (KernelOptions & { readonly engine?: 'kernel' | undefined; readonly socket?: undefined })
  | (UserspaceOptions & { readonly socket?: undefined })
  | (ServiceOptions & { readonly engine?: undefined });

/**
 * Opens ZFS: the kernel's, through `/dev/zfs`; an engine in userspace, in a child process that ends with it; or with `socket`
 * that of a service.
 *
 * @throws ZfsError `ZFSKIT_NO_DEVICE`, `ZFSKIT_NO_PERMISSION`, `ZFSKIT_UNSUPPORTED_RELEASE`; of an engine what
 *   {@link UserspaceTransport.open} throws; of a service `ZFSKIT_SERVICE_LOST`, `ZFSKIT_UNSUPPORTED`
 */
export async function openZfs(options: ZfsOptions = {}): Promise<Zfs> {
  return new Zfs(await openTransport(options));
}

function openTransport(options: ZfsOptions): Transport | Promise<Transport> {
  if (options.socket !== undefined) return SocketTransport.connect(options.socket, options);
  return options.engine === 'userspace' ? UserspaceTransport.open(options) : KernelTransport.open(options);
}
