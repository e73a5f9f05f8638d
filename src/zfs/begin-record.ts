import { ZfsError } from '../ioctl/index.ts';
import { BACKUP_MAGIC, HEADER_TYPE, headerType, RECORD_BYTES } from '../stream/index.ts';

/** Size in bytes of every record of a send stream. */
export const REPLAY_RECORD_BYTES = RECORD_BYTES;

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
  const littleEndian = view.getBigUint64(8, true) === BACKUP_MAGIC;
  if (!littleEndian && view.getBigUint64(8, false) !== BACKUP_MAGIC)
    bad('the magic number at byte 8 is missing');
  if (view.getUint32(0, littleEndian) !== 0) bad('its first record is not a BEGIN record');
  const header = headerType(view.getBigUint64(16, littleEndian));
  if (header === HEADER_TYPE.compound) {
    bad('it is a package of several streams (zfs send -R, -I or -p), which has to be taken apart first');
  }
  if (header !== HEADER_TYPE.substream) bad(`its header type ${header} is unknown`);
}

function bad(why: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_BAD_STREAM',
    message: `this is not a stream that can be received: ${why}`,
  });
}
