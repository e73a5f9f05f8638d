import { StreamError } from './error.ts';
import { Fletcher4 } from './fletcher4.ts';
import { PAYLOAD_LIMIT, payloadSize } from './payload-size.ts';
import {
  CHECKSUM_AT,
  END_CHECKSUM_AT,
  RECORD_BYTES,
  type RecordFields,
  type RecordType,
  writeChecksum,
  writeFields,
} from './record-layout.ts';

/**
 * Writes the records of a stream with the checksums that receivers check: the running one in every header
 * but BEGIN's, and that of everything before it in END.
 *
 * Source: `dump_record` in OpenZFS `module/zfs/dmu_send.c`.
 */
export class RecordWriter {
  readonly #littleEndian: boolean;
  #checksum: Fletcher4;

  /** @param littleEndian - byte order of the host that the stream is to look like one of; receivers take either */
  constructor({ littleEndian = true }: { readonly littleEndian?: boolean | undefined } = {}) {
    this.#littleEndian = littleEndian;
    this.#checksum = new Fletcher4(littleEndian);
  }

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
    if (type === 'END') writeChecksum(header, END_CHECKSUM_AT, this.#checksum.words(), this.#littleEndian);
    this.#checksum.update(header.subarray(0, CHECKSUM_AT));
    if (type !== 'BEGIN') writeChecksum(header, CHECKSUM_AT, this.#checksum.words(), this.#littleEndian);
    this.#checksum.update(header.subarray(CHECKSUM_AT)).update(payload);
    if (type === 'END') this.#checksum = new Fletcher4(this.#littleEndian);
    return payload.length === 0 ? [header] : [header, payload];
  }

  /**
   * The END record that closes the list of a package, or the package: without a checksum of its own.
   *
   * Source: `send_conclusion_record` in OpenZFS `lib/libzfs/libzfs_sendrecv.c`.
   */
  conclude(): Uint8Array {
    const header = new Uint8Array(RECORD_BYTES);
    writeFields('END', { checksum: this.#checksum.words() }, header, this.#littleEndian);
    this.#checksum = new Fletcher4(this.#littleEndian);
    return header;
  }

  #header<T extends RecordType>(type: T, fields: Partial<RecordFields<T>>, payload: Uint8Array): Uint8Array {
    const header = new Uint8Array(RECORD_BYTES);
    const view = new DataView(header.buffer);
    writeFields(type, fields, header, this.#littleEndian);
    if (type === 'BEGIN') view.setUint32(4, payload.length, this.#littleEndian);
    const bytes = payloadSize(type, view, 0, this.#littleEndian);
    const limit = PAYLOAD_LIMIT[type] ?? 0;
    if (bytes !== payload.length || bytes > limit || bytes % 4 !== 0) {
      const why = `a payload of ${payload.length} bytes, where ${bytes} belong and ${limit} are allowed`;
      throw new StreamError('STREAM_BAD_SIZE', why, { type });
    }
    return header;
  }
}
