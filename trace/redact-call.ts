import type { Abi, ZfsCmdLayout } from '../src/ioctl/index.ts';
import { redactBytes } from './redact-bytes.ts';
import { redactUrls } from './redact-urls.ts';
import type { RawCall } from './trace-event.ts';

/**
 * Overwrites the secrets of a call in place, so that no byte of them is left in it: in its lists what is in `hidden_args` and
 * `wkeydata`, where wrapping keys travel, everywhere users and passwords in web addresses. All sizes stay the same, and
 * what was a list can still be decoded.
 *
 * Wrapping keys go nowhere else: ZFS_IOC_CREATE, POOL_CREATE, RECV_NEW, LOAD_KEY and CHANGE_KEY take them so
 * (`ZPOOL_HIDDEN_ARGS` in OpenZFS `lib/libzfs_core/libzfs_core.c` and `lib/libzfs/libzfs_pool.c`), a passphrase never leaves the
 * program, and the kernel takes the pair out of what it writes to the history (`module/zfs/spa_history.c`).
 *
 * @returns the same call
 */
export function redactCall(call: RawCall, { layout }: Abi): RawCall {
  for (const captured of [call.src, call.conf, call.dst]) {
    if (captured) captured.bytes.set(redactBytes(captured.bytes).bytes);
  }
  if (call.history) redactUrls(call.history.bytes);
  redactTexts(call.before, layout);
  if (call.after) redactTexts(call.after, layout);
  return call;
}

function redactTexts(command: Uint8Array, { fields }: ZfsCmdLayout): void {
  // One look at all of it: hardly any call has an address in it.
  if (!Buffer.from(command.buffer, command.byteOffset, command.length).includes('://')) return;
  for (const [offset, size, kind] of Object.values(fields)) {
    if (kind === 'string') redactUrls(command.subarray(offset, offset + size));
  }
}
