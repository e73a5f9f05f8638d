import { call, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { uint64 } from '../../nvlist/index.ts';
import { checkUserPropertyName, encodeProperties, vdevContext } from '../property/encode-properties.ts';
import { existsIn, type PropertyDefinition } from '../property/property-definition.ts';
import type {
  UserPropertyName,
  VdevPropertyInputs,
  VdevPropertyName,
  VdevPropertyValue,
} from '../property/property-values.ts';
import type { Property, RawProperty } from '../property/read-properties.ts';
import { readAllReported, readReported } from '../property/read-reported.ts';
import { vdevProperties } from '../property/vdev-properties.ts';
import { type VdevAddress, vdevGuid } from './find-vdev.ts';

/** A vdev property that can be read by name. */
export type ReadableVdevProperty = VdevPropertyName | UserPropertyName;

/** Vdev properties by the names that were asked for; undefined for what the vdev does not have. */
export type ReadVdevProperties<N extends ReadableVdevProperty> = {
  readonly [P in N]: Property<P extends VdevPropertyName ? VdevPropertyValue<P> : string> | undefined;
};

const definitions: Readonly<Record<string, PropertyDefinition>> = vdevProperties;

/**
 * Properties of vdevs, of the root too; since 2.2 (`ZFSKIT_UNSUPPORTED` before). Vdevs are named as in {@link VdevAddress}.
 * Numbers are bytes, counts, or seconds; 2^64-1 for a fragmentation that is not known or a limit (`io_n`, ...) that is not set.
 */
export class VdevProperties {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Reads some properties. ZFS_IOC_VDEV_GET_PROPS.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_UNSUPPORTED`, `ZFSKIT_INVALID_PROPERTY` (no such name), `ZFSKIT_NO_VDEV`,
   *   `ZFSKIT_AMBIGUOUS_VDEV`
   */
  async get<const N extends ReadableVdevProperty>(
    pool: string,
    vdev: VdevAddress,
    names: readonly N[],
  ): Promise<ReadVdevProperties<N>> {
    this.#checkRelease(pool);
    for (const name of names) this.#checkReadable(pool, name);
    const raw = await this.#read(pool, await vdevGuid(this.#transport, pool, vdev), names);
    const { release } = this.#transport.abi;
    return Object.fromEntries(
      names.map((name) => [name, readReported(name, raw, definitions, release)]),
    ) as ReadVdevProperties<N>;
  }

  /**
   * Reads all native properties and the user properties that are set. ZFS_IOC_VDEV_GET_PROPS, several
   * times: without names the kernel reports what is stored for the vdev, and nothing that it computes.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_UNSUPPORTED`, `ZFSKIT_NO_VDEV`, `ZFSKIT_AMBIGUOUS_VDEV`
   */
  async all(pool: string, vdev: VdevAddress): Promise<ReadonlyMap<string, Property>> {
    this.#checkRelease(pool);
    const { release } = this.#transport.abi;
    const guid = await vdevGuid(this.#transport, pool, vdev);
    const known = Object.entries(definitions).filter(([, definition]) => existsIn(definition, release));
    const stored = await this.#ask(pool, guid);
    const users = Object.keys(stored).filter((name) => name.includes(':'));
    const raw = await this.#read(pool, guid, [...known.map(([name]) => name), ...users]);
    return readAllReported(raw, definitions, release);
  }

  /**
   * Sets properties of a vdev: `allocating`, `comment`, `failfast`, `path`, the limits of the fault daemon (`io_n`, ...), user
   * properties. The kernel sets those that come before one that it refuses. ZFS_IOC_VDEV_SET_PROPS.
   *
   * @throws ZfsError `ENOENT`, `EINVAL`, `ENOTSUP` (not of this vdev), `EROFS`, `ENOSPC` (`allocating` of a vdev that is needed),
   *   `ZFSKIT_UNSUPPORTED`, `ZFSKIT_INVALID_PROPERTY`, `ZFSKIT_NO_VDEV`, `ZFSKIT_AMBIGUOUS_VDEV`
   */
  async set(pool: string, vdev: VdevAddress, properties: VdevPropertyInputs): Promise<void> {
    this.#checkRelease(pool);
    const { release } = this.#transport.abi;
    const vdevprops_set_props = encodeProperties(properties, vdevContext({ release, subject: pool }));
    const vdevprops_set_vdev = await vdevGuid(this.#transport, pool, vdev);
    await call(this.#transport, 'ZFS_IOC_VDEV_SET_PROPS', {
      zc_name: pool,
      innvl: { vdevprops_set_vdev, vdevprops_set_props },
    });
  }

  /**
   * The kernel ends its answer before the first property that the vdev does not have (`vdev_prop_get` in
   * `module/zfs/vdev.c`): what comes behind it is asked for again.
   */
  async #read(pool: string, vdev: bigint, names: readonly string[]): Promise<Record<string, RawProperty>> {
    const found: Record<string, RawProperty> = Object.create(null);
    for (let rest = names; rest.length > 0; ) {
      const answer = await this.#ask(pool, vdev, rest);
      Object.assign(found, answer);
      const reported = rest.map((name) => Object.hasOwn(answer, name));
      rest = rest.slice(reported.lastIndexOf(true) + 2);
    }
    return found;
  }

  async #ask(
    pool: string,
    vdevprops_get_vdev: bigint,
    names?: readonly string[],
  ): Promise<Record<string, RawProperty>> {
    const vdevprops_get_props = names && Object.fromEntries(names.map((name) => [name, uint64(0n)] as const));
    const { outnvl } = await call(this.#transport, 'ZFS_IOC_VDEV_GET_PROPS', {
      zc_name: pool,
      innvl: vdevprops_get_props ? { vdevprops_get_vdev, vdevprops_get_props } : { vdevprops_get_vdev },
    });
    return outnvl as Record<string, RawProperty>;
  }

  #checkRelease(pool: string): void {
    if (isAtLeast(this.#transport.abi.release, '2.2.0')) return;
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED',
      message: `${pool}: vdev properties exist since OpenZFS 2.2.0`,
      subject: pool,
    });
  }

  #checkReadable(pool: string, name: string): void {
    const { release } = this.#transport.abi;
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition && existsIn(definition, release)) return;
    if (name.includes(':')) {
      checkUserPropertyName(name, vdevContext({ release, subject: pool }));
      return;
    }
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_PROPERTY',
      message: `${pool}: there is no vdev property ${JSON.stringify(name.slice(0, 80))} in this release`,
      subject: pool,
    });
  }
}
