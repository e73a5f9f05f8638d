import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { txg_wait_synced } from '../bindings/dsl-pool.ts';
import { spa_get_dsl, spa_meta_objset, spa_suspended, spa_writeable } from '../bindings/spa.ts';
import { zap_lookup } from '../bindings/zap.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { isSince, type Pointer } from '../libzpool.ts';
import { openPool } from '../open-pool.ts';
import { hasFeature } from '../pool-feature.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { zapEntries } from '../zap-entries.ts';

/** `DMU_POOL_DIRECTORY_OBJECT`, and what it calls the logs of the scrub that runs and of the one before. */
const DIRECTORY = 1n;
const LOGS = ['errlog_scrub', 'errlog_last'];

/** `zbookmark_phys_t`: objset, object, level, block. */
type Bookmark = readonly [objset: bigint, object: bigint, level: bigint, block: bigint];

const ENTRY_BYTES = 32;

/**
 * `spa_get_errlog` does nothing in libzpool: the logs are read as they are on disk, once what is in memory has been written. With
 * the feature head_errlog a damaged block is told of once for each filesystem, not for its snapshots too.
 */
function errorLog(call: EngineCall): void {
  using spa = openPool(call.name);
  const { pointer } = spa;
  if (spa_writeable(pointer) !== 0 && spa_suspended(pointer) === 0) txg_wait_synced(spa_get_dsl(pointer), 0n);
  const bookmarks = LOGS.flatMap((name) => logged(pointer, name));
  const room = call.dstCount ?? Math.floor(call.dstSize / ENTRY_BYTES);
  if (bookmarks.length > room) {
    call.command.set('zc_nvlist_dst_size', isSince('2.3') ? 0n : BigInt(bookmarks.length));
    throw new EngineFailure(LINUX_ERRNO.ENOMEM);
  }
  // The array is filled from its end.
  const bytes = new Uint8Array(room * ENTRY_BYTES);
  const view = new DataView(bytes.buffer, (room - bookmarks.length) * ENTRY_BYTES);
  bookmarks.flat().forEach((word, index) => {
    view.setBigUint64(8 * index, word, true);
  });
  call.replyRaw(bytes);
  call.command.set('zc_nvlist_dst_size', BigInt(room - bookmarks.length));
}

function logged(spa: Pointer, name: string): Bookmark[] {
  const mos = spa_meta_objset(spa);
  const object = new BigUint64Array(1);
  const errno = zap_lookup(mos, DIRECTORY, name, 8n, 1n, object);
  if (errno === LINUX_ERRNO.ENOENT || object[0] === 0n) return [];
  check(errno);
  const entries = zapEntries(mos, object[0] ?? 0n);
  if (!hasFeature(spa, 'head_errlog')) return entries.map(([bookmark]) => numbersOf(bookmark));
  return entries.flatMap(([filesystem, log]) =>
    zapEntries(mos, log).map(([block]) => ofFilesystem(filesystem, numbersOf(block))),
  );
}

/** Four numbers in hexadecimal, between colons (`bookmark_to_name` and `errphys_to_name` in `spa_errlog.c`). */
function numbersOf(text: string): Bookmark {
  const [first = 0n, second = 0n, third = 0n, fourth = 0n] = text
    .split(':')
    .map((word) => BigInt.asUintN(64, BigInt(`0x${word || '0'}`)));
  return [first, second, third, fourth];
}

/** A block of a filesystem's log: object, level, block, birth. */
function ofFilesystem(filesystem: string, [object, level, block]: Bookmark): Bookmark {
  return [BigInt(`0x${filesystem || '0'}`), object, level, block];
}

/** The log of data errors: `zfs_ioc_error_log` in `zfs_ioctl.c`. */
export const errorLogHandlers = {
  ZFS_IOC_ERROR_LOG: { handle: errorLog, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
