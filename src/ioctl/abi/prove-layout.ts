import { encode, Nvlist, readHeader } from '../../nvlist/index.ts';
import { errnoName, LINUX_ERRNO } from '../errno.ts';
import { ioctls } from '../ioctls.ts';
import { ZfsCmd } from '../zfs-cmd.ts';
import type { ZfsCmdLayout } from './layout.ts';

/** A kernel to try a layout on. */
export interface ProbeDevice {
  /** Descriptor of the ZFS device. */
  readonly fd: number;
  /**
   * Issues an ioctl with a command of as many bytes as `command` has, behind which memory must not be touched, and brings
   * back what the kernel wrote.
   *
   * @returns 0 or the error number
   */
  ioctl(number: number, command: Uint8Array): number;
  /** Address of a buffer, which stays where it is until the probe has ended. */
  lend(buffer: Uint8Array): bigint;
}

/** An address that no process can have memory at (`vm.mmap_min_addr`). */
const NOWHERE = 8n;

/** An event number that no kernel reaches. */
const NO_SUCH_EVENT = 1n << 63n;

const { EEXIST, EFAULT, EINVAL, ENOENT, ENOMEM, ENOTSUP } = LINUX_ERRNO;

/**
 * Tries whether the kernel's `zfs_cmd_t` has this layout, with ioctls that change nothing: POOL_CONFIGS, POOL_TRYIMPORT of
 * an empty configuration, and EVENTS_SEEK to an event that does not exist.
 *
 * It proves, byte for byte: the size of the struct; the end of zc_name; the places of zc_nvlist_src, zc_nvlist_dst and
 * zc_nvlist_conf with their sizes, zc_nvlist_dst_filled, zc_cookie, zc_iflags, zc_guid and zc_cleanup_fd. These stand at the
 * beginning, in the middle and near the end, so that a member that was added, removed or resized shows, unless another one
 * between the same two of them makes up for it exactly.
 *
 * It does not prove members that only an operation on a pool reads (zc_value, zc_string, zc_history, zc_obj, zc_flags,
 * zc_defer_destroy, zc_objset_stats, ...): two of them that changed places, or a meaning that changed, would not be noticed.
 * Nor does it prove what is inside zc_begin_record, zc_inject_record and zc_stat.
 *
 * When the layout is wrong the kernel finds no address of ours where it should not: members that are not being tried hold
 * 0, or all ones.
 *
 * @returns undefined when it was proven, else why not
 */
export function whyLayoutIsNotProven(layout: ZfsCmdLayout, device: ProbeDevice): string | undefined {
  const probe = new Probe(layout, device);
  return (
    probe.size() ??
    probe.writtenMembers() ??
    probe.destination() ??
    probe.cookie() ??
    probe.list(ioctls.ZFS_IOC_POOL_CONFIGS.number, 'zc_nvlist_src', ENOMEM) ??
    probe.list(ioctls.ZFS_IOC_POOL_TRYIMPORT.number, 'zc_nvlist_conf', EINVAL) ??
    probe.eventMembers()
  );
}

class Probe {
  readonly #layout: ZfsCmdLayout;
  readonly #device: ProbeDevice;

  constructor(layout: ZfsCmdLayout, device: ProbeDevice) {
    this.#layout = layout;
    this.#device = device;
  }

  /** The kernel copies the whole struct in: one byte less than it wants is EFAULT. */
  size(): string | undefined {
    const { size } = this.#layout;
    const configs = (bytes: number) =>
      this.#device.ioctl(ioctls.ZFS_IOC_POOL_CONFIGS.number, new Uint8Array(bytes));
    if (configs(size) === EFAULT) return `zfs_cmd_t is larger than ${size} bytes`;
    return configs(size - 1) === EFAULT ? undefined : `zfs_cmd_t is smaller than ${size} bytes`;
  }

  /** All ones go in; what comes back otherwise was written by the kernel, and must be where the layout says. */
  writtenMembers(): string | undefined {
    const { command, errno } = this.#configs((sent) => {
      sent.bytes.fill(0xff);
      sent.set('zc_nvlist_src_size', 0n);
      sent.set('zc_nvlist_dst_size', 0n);
    });
    if (errno !== ENOMEM) return unexpected('ZFS_IOC_POOL_CONFIGS', errno);
    const isRight =
      command.get('zc_nvlist_dst_filled') === 1 &&
      command.get('zc_iflags') === 0n &&
      isSmall(command.get('zc_cookie')) &&
      isSmall(command.get('zc_nvlist_dst_size'));
    if (!isRight) return 'the kernel did not write what it should where the layout has it';
    const name = this.#layout.fields['zc_name'] ?? [0, 0];
    const expected = new Set([name[0] + name[1] - 1]);
    for (const member of [
      'zc_nvlist_dst_filled',
      'zc_iflags',
      'zc_cookie',
      'zc_nvlist_dst_size',
      'zc_nvlist_src_size',
    ]) {
      const [offset, size] = this.#layout.fields[member] ?? [0, 0];
      for (let byte = offset; byte < offset + size; byte++) expected.add(byte);
    }
    const stray = command.bytes.findIndex((byte, at) => byte !== 0xff && !expected.has(at));
    if (stray >= 0) return `the kernel wrote at byte ${stray} of zfs_cmd_t`;
    return command.bytes[name[0] + name[1] - 1] === 0
      ? undefined
      : 'zc_name does not end where the layout has it';
  }

  /** The reply arrives in the buffer, and nowhere else is an address of ours. */
  destination(): string | undefined {
    const needed = this.#configs(() => {}).command.get('zc_nvlist_dst_size');
    // Twice and more: pools may be imported in between.
    const buffer = new Uint8Array(2 * Number(needed) + (1 << 20));
    const { errno } = this.#configs((sent) => {
      sent.set('zc_nvlist_dst', this.#device.lend(buffer));
      sent.set('zc_nvlist_dst_size', BigInt(buffer.length));
    });
    if (errno !== 0) return unexpected('ZFS_IOC_POOL_CONFIGS', errno);
    try {
      readHeader(buffer);
      return buffer[0] === 0 && buffer[1] === 0 ? 'no reply arrived in the buffer' : undefined;
    } catch {
      return 'what arrived in the buffer is no nvlist';
    }
  }

  /** The generation of the configurations, given back, is EEXIST; another pool may come or go in between. */
  cookie(): string | undefined {
    for (let attempt = 0; attempt < 5; attempt++) {
      const generation = this.#configs(() => {}).command.get('zc_cookie');
      if (this.#configs((sent) => sent.set('zc_cookie', generation)).errno === EEXIST) return undefined;
    }
    return 'the kernel does not read zc_cookie where the layout has it';
  }

  /** A list at no address is EFAULT, bytes that are none are EINVAL or ENOTSUP, an empty list comes as far as `errno`. */
  list(number: number, member: 'zc_nvlist_src' | 'zc_nvlist_conf', errno: number): string | undefined {
    const send = (address: bigint, bytes: number) =>
      this.#issue(number, (sent) => {
        sent.set(member, address);
        sent.set(`${member}_size`, BigInt(bytes));
      }).errno;
    const empty = encode(new Nvlist());
    const garbage = new Uint8Array(empty.length).fill(0xff);
    const answers = [
      send(NOWHERE, empty.length),
      send(this.#device.lend(garbage), garbage.length),
      send(this.#device.lend(empty), empty.length),
    ];
    const denied = answers.find((answer) => isDenial(answer));
    if (denied !== undefined) return DENIED;
    const isRight =
      answers[0] === EFAULT && (answers[1] === EINVAL || answers[1] === ENOTSUP) && answers[2] === errno;
    return isRight ? undefined : `the kernel does not read ${member} where the layout has it`;
  }

  /** Among all ones, the descriptor and the event are found: -1 would be EBADF, and 2^64-1 an event that is there. */
  eventMembers(): string | undefined {
    const { errno } = this.#issue(ioctls.ZFS_IOC_EVENTS_SEEK.number, (sent) => {
      sent.bytes.fill(0xff);
      sent.set('zc_nvlist_src_size', 0n);
      sent.set('zc_nvlist_dst_size', 0n);
      sent.set('zc_cleanup_fd', this.#device.fd);
      sent.set('zc_guid', NO_SUCH_EVENT);
    });
    if (isDenial(errno)) return DENIED;
    return errno === ENOENT
      ? undefined
      : 'the kernel does not read zc_cleanup_fd and zc_guid where the layout has them';
  }

  #configs(fill: (command: ZfsCmd) => void): { errno: number; command: ZfsCmd } {
    return this.#issue(ioctls.ZFS_IOC_POOL_CONFIGS.number, fill);
  }

  #issue(number: number, fill: (command: ZfsCmd) => void): { errno: number; command: ZfsCmd } {
    const command = new ZfsCmd(this.#layout);
    fill(command);
    return { errno: this.#device.ioctl(number, command.bytes), command };
  }
}

const DENIED = 'only root may issue the ioctls that prove it';

function isDenial(errno: number): boolean {
  return errno === LINUX_ERRNO.EPERM || errno === LINUX_ERRNO.EACCES;
}

/** A generation or size that a kernel can have. */
function isSmall(value: unknown): boolean {
  return typeof value === 'bigint' && value > 0n && value < 1n << 40n;
}

function unexpected(ioctl: string, errno: number): string {
  return `${ioctl} came to ${errno === 0 ? 'an end' : errnoName(errno)}, which it should not`;
}
