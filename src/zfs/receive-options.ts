import { checkName, type Transport, ZfsError } from '../ioctl/index.ts';
import { checkPropertyName, datasetContext, encodeProperties } from './property/encode-properties.ts';
import type {
  DatasetPropertyInputs,
  DatasetPropertyName,
  UserPropertyName,
} from './property/property-values.ts';

/** How to receive a stream. */
export interface ReceiveOptions {
  /** Roll the target back to its latest snapshot first; later changes to it are lost (`-F`). */
  readonly force?: boolean | undefined;
  /** Keep what was received when the stream ends early, so that it can be resumed (`-s`). */
  readonly resumable?: boolean | undefined;
  /**
   * Repair damaged data of the snapshot, which exists, with a full stream of it (`-c`). Since OpenZFS 2.2.
   *
   * The kernel leaves the snapshot marked as inconsistent, whether something was repaired or not (`dmu_recv_begin_sync` and
   * `dmu_recv_end_sync` in OpenZFS `module/zfs/dmu_recv.c`, up to 2.4 at least; `zfs receive -c` does the same): it can
   * still be sent and rolled back to, but neither it nor a new clone of it can be mounted. The filesystem itself, and other
   * snapshots that share the repaired data, are well.
   */
  readonly heal?: boolean | undefined;
  /** Snapshot that the new dataset becomes a clone of (`-o origin=`). */
  readonly origin?: string | undefined;
  /** Properties to set on the received dataset instead of those in the stream (`-o`). */
  readonly properties?: DatasetPropertyInputs | undefined;
  /** Properties to be inherited whatever the stream or the dataset say (`-x`). */
  readonly exclude?: readonly (DatasetPropertyName | UserPropertyName)[] | undefined;
  /** Aborts the receive. Unless `resumable`, nothing of it remains. */
  readonly signal?: AbortSignal | undefined;
}

/** {@link ReceiveOptions} as ZFS_IOC_RECV_NEW takes them. */
export interface ReceiveArguments {
  readonly snapname: string;
  readonly force: boolean;
  readonly heal?: true;
  readonly resumable: boolean;
  readonly origin?: string;
  readonly props?: Readonly<Record<string, bigint | string>>;
  readonly localprops?: Readonly<Record<string, bigint | string | true>>;
}

/**
 * Checks how to receive, and turns it into what the kernel takes.
 *
 * @throws ZfsError `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_INVALID_ARGUMENT`
 */
export function receiveArguments(
  transport: Transport,
  snapshot: string,
  options: ReceiveOptions,
): ReceiveArguments {
  checkName(snapshot, 'new-snapshot');
  const { origin, heal = false, force = false, resumable = false } = options;
  if (origin !== undefined) checkName(origin, 'snapshot');
  if (heal && (force || resumable || origin !== undefined)) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${snapshot}: healing goes with none of force, resumable and origin`,
      subject: snapshot,
    });
  }
  const localprops = localProperties(transport, snapshot, options);
  return {
    snapname: snapshot,
    force,
    ...(heal ? { heal } : {}),
    resumable,
    ...(origin === undefined ? {} : { origin }),
    ...(Object.keys(localprops).length === 0 ? {} : { localprops }),
  };
}

function localProperties(
  transport: Transport,
  subject: string,
  { properties = {}, exclude = [] }: ReceiveOptions,
): Record<string, bigint | string | true> {
  const context = datasetContext({ release: transport.abi.release, subject, creating: false });
  const local: Record<string, bigint | string | true> = encodeProperties(properties, context);
  for (const name of exclude) {
    checkPropertyName(name, context);
    if (Object.hasOwn(local, name)) {
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `${subject}: property ${name} cannot be both set and excluded`,
        subject,
      });
    }
    local[name] = true;
  }
  return local;
}
