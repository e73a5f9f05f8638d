import { describe, expect, test } from 'vitest';
import { decodeObject, encode, Nvlist, uint64 } from '../../nvlist/index.ts';
import { LINUX_ERRNO } from '../errno.ts';
import { ioctls } from '../ioctls.ts';
import { ZfsCmd } from '../zfs-cmd.ts';
import { abiForVersion, nearestAbi, type ZfsCmdLayout } from './index.ts';
import { type ProbeDevice, whyLayoutIsNotProven } from './prove-layout.ts';

const { EBADF, EEXIST, EFAULT, EINVAL, ENOENT, ENOMEM, ENOTSUP, EPERM } = LINUX_ERRNO;

/** A kernel whose zfs_cmd_t is whatever the test says; it answers the probe's ioctls as `zfs_ioctl.c` does. */
class PretendedKernel implements ProbeDevice {
  readonly fd = 42;
  readonly #layout: ZfsCmdLayout;
  readonly #isRoot: boolean;
  readonly #memory = new Map<bigint, Uint8Array>();
  readonly #reply = encode(Nvlist.from({ tank: Nvlist.from({ pool_guid: uint64(5n) }) }));
  #nextAddress = 0x7f00_0000_0000n;

  constructor(layout: ZfsCmdLayout, isRoot = true) {
    this.#layout = layout;
    this.#isRoot = isRoot;
  }

  lend(buffer: Uint8Array): bigint {
    const address = this.#nextAddress;
    this.#nextAddress += BigInt(buffer.length) + 4096n;
    this.#memory.set(address, buffer);
    return address;
  }

  ioctl(number: number, command: Uint8Array): number {
    const { size } = this.#layout;
    if (command.length < size) return EFAULT;
    const copy = new ZfsCmd(this.#layout, command.slice(0, size));
    const errno = this.#answer(number, copy);
    command.set(copy.bytes);
    return errno;
  }

  #answer(number: number, command: ZfsCmd): number {
    command.set('zc_iflags', 0n);
    const source = this.#list(command, 'zc_nvlist_src');
    if (source !== 0) return source;
    const [at, bytes] = this.#layout.fields['zc_name'] ?? [0, 0];
    command.bytes[at + bytes - 1] = 0;
    switch (number) {
      case ioctls.ZFS_IOC_POOL_CONFIGS.number:
        return this.#configs(command);
      case ioctls.ZFS_IOC_POOL_TRYIMPORT.number:
        if (!this.#isRoot) return EPERM;
        return this.#list(command, 'zc_nvlist_conf') || EINVAL;
      case ioctls.ZFS_IOC_EVENTS_SEEK.number:
        if (!this.#isRoot) return EPERM;
        if (command.get('zc_cleanup_fd') !== this.fd) return EBADF;
        return [0n, (1n << 64n) - 1n].includes(command.get('zc_guid') as bigint) ? 0 : ENOENT;
      default:
        throw new Error(`the probe issued 0x${number.toString(16)}`);
    }
  }

  #configs(command: ZfsCmd): number {
    if (command.get('zc_cookie') === 7n) return EEXIST;
    command.set('zc_cookie', 7n);
    const room = command.get('zc_nvlist_dst_size') as bigint;
    const buffer = this.#memory.get(command.get('zc_nvlist_dst') as bigint);
    command.set('zc_nvlist_dst_size', BigInt(this.#reply.length));
    command.set('zc_nvlist_dst_filled', 1);
    if (room < this.#reply.length) return ENOMEM;
    if (!buffer) return EFAULT;
    buffer.set(this.#reply);
    return 0;
  }

  #list(command: ZfsCmd, member: string): number {
    const size = command.get(`${member}_size`) as bigint;
    if (size === 0n) return member === 'zc_nvlist_src' ? 0 : EINVAL;
    if (size > 1n << 20n) return EINVAL;
    const bytes = this.#memory.get(command.get(member) as bigint);
    if (!bytes) return EFAULT;
    try {
      decodeObject(bytes.subarray(0, Number(size)));
      return 0;
    } catch {
      // An encoding that libnvpair does not have.
      return ENOTSUP;
    }
  }
}

const { layout } = abiForVersion('2.4.4');

/** The layout with everything from a member on moved by some bytes; the size moves too unless it is given. */
function shifted(from: string, by: number, size = layout.size + by): ZfsCmdLayout {
  const start = layout.fields[from as keyof typeof layout.fields]?.[0] ?? 0;
  const fields = Object.entries(layout.fields).map(([name, [offset, bytes, kind]]) => [
    name,
    [offset >= start ? offset + by : offset, bytes, kind],
  ]);
  return { ...layout, size, fields: Object.fromEntries(fields) };
}

describe('whyLayoutIsNotProven', () => {
  test('the right layout is proven', () => {
    expect(whyLayoutIsNotProven(layout, new PretendedKernel(layout))).toBeUndefined();
  });

  test.each([
    ['a member at the end', { ...layout, size: layout.size + 8 }, /larger than 13744 bytes/],
    ['a member less', { ...layout, size: layout.size - 8 }, /smaller than 13744 bytes/],
    ['the layout of 2.3.1', abiForVersion('2.3.1').layout, /larger/],
    ['a longer name, a shorter end', shifted('zc_nvlist_src', 8, layout.size), /./],
    ['a member before zc_nvlist_dst', shifted('zc_nvlist_dst', 8, layout.size), /./],
    ['a longer zc_value', shifted('zc_string', 8, layout.size), /./],
    ['a member before zc_guid', shifted('zc_guid', 8, layout.size), /./],
    ['a member before zc_nvlist_conf', shifted('zc_nvlist_conf', 8, layout.size), /./],
    ['a member before zc_cookie', shifted('zc_cookie', 8, layout.size), /./],
    ['a member before zc_obj', shifted('zc_obj', 8, layout.size), /./],
    ['a larger inject record', shifted('zc_defer_destroy', 8, layout.size), /zc_cleanup_fd/],
    ['a member before zc_cleanup_fd', shifted('zc_cleanup_fd', 4, layout.size), /zc_cleanup_fd/],
  ])('%s shows', (_, real, why) => {
    expect(whyLayoutIsNotProven(layout, new PretendedKernel(real))).toMatch(why);
  });

  test('who may not issue the ioctls proves nothing', () => {
    expect(whyLayoutIsNotProven(layout, new PretendedKernel(layout, false))).toMatch(/only root/);
  });
});

describe('nearestAbi', () => {
  test.each([
    ['2.4.5', 'zfs_cmd_t of 2.4', '2.4.4'],
    ['3.0.0', 'zfs_cmd_t of 2.4', '2.4.4'],
    ['2.3.10-1', 'of 2.3', '2.3.9'],
    ['2.1.99', 'of 2.1', '2.1.16'],
    ['2.3.1-rc9', 'of the release that it became', '2.3.1'],
  ])('%s: %s', (version, _, release) => {
    expect(nearestAbi(version)).toMatchObject({ version, provenBy: 'probe' });
    expect(nearestAbi(version)?.layout).toBe(abiForVersion(release).layout);
  });

  test.each(['0.8.6', '1.0.0', 'garbage', ''])('%s has none', (version) => {
    expect(nearestAbi(version)).toBeUndefined();
  });
});
