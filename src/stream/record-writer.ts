import { StreamError } from './error.ts';
import { Fletcher4 } from './fletcher4.ts';
import { payloadSize } from './payload-size.ts';
import {
  CHECKSUM_AT,
  RECORD_BYTES,
  type RecordFields,
  type RecordType,
  writeFields,
} from './record-layout.ts';

/**
 * Writes the records of a stream, little-endian, with the checksums that receivers check: the running one in every header
 * but BEGIN's, and that of everything before it in END.
 *
 * Source: `dump_record` in OpenZFS `module/zfs/dmu_send.c`.
 */
export class RecordWriter {
  #checksum = new Fletcher4();

  /**
   * A record's bytes: header and payload. Fields that are left out are zero.
   *
   * @throws StreamError `STREAM_BAD_SIZE` where the payload has not the size that the fields say
   */
  write<T extends RecordType>(
    type: T,
    fields: Partial<RecordFields<T>>,
    payload: Uint8Array = new Uint8Array(),
  ): Uint8Array[] {
    const header = this.#header(type, fields, payload);
    if (type === 'END') writeFields('END', { checksum: this.#checksum.words() }, header);
    this.#checksum.update(header.subarray(0, CHECKSUM_AT));
    if (type !== 'BEGIN') this.#writeChecksum(header);
    this.#checksum.update(header.subarray(CHECKSUM_AT)).update(payload);
    if (type === 'END') this.#checksum = new Fletcher4();
    return payload.length === 0 ? [header] : [header, payload];
  }

  /**
   * The END record that closes the list of a package, or the package: without a checksum of its own.
   *
   * Source: `send_conclusion_record` in OpenZFS `lib/libzfs/libzfs_sendrecv.c`.
   */
  conclude(): Uint8Array {
    const header = new Uint8Array(RECORD_BYTES);
    writeFields('END', { checksum: this.#checksum.words() }, header);
    this.#checksum = new Fletcher4();
    return header;
  }

  #header<T extends RecordType>(type: T, fields: Partial<RecordFields<T>>, payload: Uint8Array): Uint8Array {
    const header = new Uint8Array(RECORD_BYTES);
    const view = new DataView(header.buffer);
    writeFields(type, fields, header);
    if (type === 'BEGIN') view.setUint32(4, payload.length, true);
    const { bytes, limit } = payloadSize(type, view, true);
    if (bytes !== payload.length || bytes > limit || bytes % 4 !== 0) {
      const why = `a payload of ${payload.length} bytes, where ${bytes} belong and ${limit} are allowed`;
      throw new StreamError('STREAM_BAD_SIZE', why, { type });
    }
    return header;
  }

  #writeChecksum(header: Uint8Array): void {
    const view = new DataView(header.buffer);
    this.#checksum.words().forEach((word, i) => {
      view.setBigUint64(CHECKSUM_AT + i * 8, word, true);
    });
  }
}
