import {
  zap_attribute_alloc,
  zap_attribute_free,
  zap_cursor_advance,
  zap_cursor_fini,
  zap_cursor_init_serialized,
  zap_cursor_retrieve,
} from './bindings/zap.ts';
import { isSince, type Pointer } from './libzpool.ts';
import { allocate, release, textAt, uint64At } from './memory.ts';

/** `zap_cursor_t` has 56 bytes, `zap_attribute_t` before 2.3 has 280 (`include/sys/zap.h`). */
const CURSOR_BYTES = 128;
const ATTRIBUTE_BYTES = 512;

/** Offset of `za_first_integer`, and of `za_name`, before which 2.3 has put its length. */
const VALUE_OFFSET = 16n;
const nameOffset = () => (isSince('2.3') ? 32n : 24n);

/** Names and first integers of the entries of a ZAP object; what there is up to an error. */
export function zapEntries(os: Pointer, object: bigint): [name: string, value: bigint][] {
  const entries: [string, bigint][] = [];
  const cursor = allocate(CURSOR_BYTES);
  const attribute = isSince('2.3') ? zap_attribute_alloc() : allocate(ATTRIBUTE_BYTES);
  zap_cursor_init_serialized(cursor, os, object, 0n);
  try {
    for (; zap_cursor_retrieve(cursor, attribute) === 0; zap_cursor_advance(cursor)) {
      entries.push([textAt(attribute + nameOffset()) ?? '', uint64At(attribute + VALUE_OFFSET)]);
    }
  } finally {
    zap_cursor_fini(cursor);
    release(cursor);
    if (isSince('2.3')) zap_attribute_free(attribute);
    else release(attribute);
  }
  return entries;
}
