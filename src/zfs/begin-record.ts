import { ZfsError } from '../ioctl/index.ts';

/** Size in bytes of every record of a send stream (`dmu_replay_record_t` in `include/sys/zfs_ioctl.h`). */
export const REPLAY_RECORD_BYTES = 312;

/** `DMU_BACKUP_MAGIC`, at byte 8 of the first record. */
const MAGIC = 0x2f5bacbacn;

/** Header types in the low two bits of `drr_versioninfo`: one stream, or a package of several. */
const DMU_SUBSTREAM = 1n;
const DMU_COMPOUNDSTREAM = 2n;

/**
 * Refuses a first record that the kernel could not receive, before anything is sent to it.
 *
 * @param record - the first {@link REPLAY_RECORD_BYTES} bytes of a stream, in either byte order
 * @throws ZfsError `ZFSKIT_BAD_STREAM`
 */
export function checkBeginRecord(record: Uint8Array): void {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  if (record.length < REPLAY_RECORD_BYTES) {
    bad(
      `it ends after ${record.length} bytes, a stream begins with a record of ${REPLAY_RECORD_BYTES} bytes`,
    );
  }
  const littleEndian = view.getBigUint64(8, true) === MAGIC;
  if (!littleEndian && view.getBigUint64(8, false) !== MAGIC) bad('the magic number at byte 8 is missing');
  if (view.getUint32(0, littleEndian) !== 0) bad('its first record is not a BEGIN record');
  const header = view.getBigUint64(16, littleEndian) & 3n;
  if (header === DMU_COMPOUNDSTREAM) {
    bad('it is a package of several streams (zfs send -R, -I or -p), which has to be taken apart first');
  }
  if (header !== DMU_SUBSTREAM) bad(`its header type ${header} is unknown`);
}

function bad(why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_BAD_STREAM',
    message: `this is not a stream that can be received: ${why}`,
  });
}
