import type { Readable } from 'node:stream';
import { type KernelOptions, KernelTransport, type Transport } from '../ioctl/index.ts';
import { Bookmarks } from './bookmarks.ts';
import { ChannelPrograms } from './channel-programs.ts';
import { Datasets } from './datasets.ts';
import { Delegation } from './delegation.ts';
import { Encryption } from './encryption.ts';
import { Holds } from './holds.ts';
import { Pools } from './pools.ts';
import { Properties } from './properties.ts';
import { type Received, type ReceiveOptions, receive } from './receive.ts';
import { type SendOptions, send, sendSize } from './send.ts';
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
  }

  /** Sends a snapshot as a stream. See {@link send}. */
  send(
    snapshot: string,
    options?: SendOptions & { readonly signal?: AbortSignal | undefined },
  ): Promise<Readable> {
    return send(this.transport, snapshot, options);
  }

  /** Estimates the size of a send stream in bytes. See {@link sendSize}. */
  sendSize(snapshot: string, options?: SendOptions): Promise<bigint> {
    return sendSize(this.transport, snapshot, options);
  }

  /** Receives a stream into a snapshot. See {@link receive}. */
  receive(snapshot: string, source: AsyncIterable<Uint8Array>, options?: ReceiveOptions): Promise<Received> {
    return receive(this.transport, snapshot, source, options);
  }

  /** Ends streams that are still open, waits for the calls in flight and closes the device. Safe to call twice. */
  close(): Promise<void> {
    return this.transport.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * Opens ZFS: the kernel's, through `/dev/zfs`.
 *
 * @throws ZfsError `ZFSKIT_NO_DEVICE`, `ZFSKIT_NO_PERMISSION`, `ZFSKIT_UNSUPPORTED_RELEASE`
 */
export async function openZfs(options: KernelOptions = {}): Promise<Zfs> {
  return new Zfs(KernelTransport.open(options));
}
