import { LINUX_ERRNO } from '../ioctl/index.ts';
import {
  zap_attribute_alloc,
  zap_attribute_free,
  zap_cursor_advance,
  zap_cursor_fini,
  zap_cursor_init_serialized,
  zap_cursor_retrieve,
  zap_cursor_serialize,
} from './bindings/zap.ts';
import { check } from './engine-failure.ts';
import { isSince, type Pointer } from './libzpool.ts';
import { allocate, release, textAt, uint64At } from './memory.ts';

/** Enough for `zap_cursor_t` (56 bytes), which is opaque, and for `zap_attribute_t` before 2.3 (280 bytes). */
const CURSOR_BYTES = 256;
const ATTRIBUTE_BYTES = 1024;

/** Where `za_first_integer` and `za_name` are in a `zap_attribute_t` (`include/sys/zap.h`). */
const VALUE_OFFSET = 16n;
const NAME_OFFSET = { before: 24n, since23: 32n } as const;

/** Goes through the entries of an object whose values are single words. */
export class ZapCursor implements Disposable {
  readonly #cursor = allocate(CURSOR_BYTES);
  readonly #attribute = isSince('2.3') ? zap_attribute_alloc() : allocate(ATTRIBUTE_BYTES);

  /** @param position - of {@link position}; 0n for the beginning */
  constructor(os: Pointer, object: bigint, position: bigint) {
    zap_cursor_init_serialized(this.#cursor, os, object, position);
  }

  /**
   * Where it is; undefined behind the last entry.
   *
   * @throws EngineFailure EIO
   */
  entry(): { readonly name: string; readonly value: bigint } | undefined {
    const errno = zap_cursor_retrieve(this.#cursor, this.#attribute);
    if (errno === LINUX_ERRNO.ENOENT) return undefined;
    check(errno);
    const nameOffset = isSince('2.3') ? NAME_OFFSET.since23 : NAME_OFFSET.before;
    return {
      name: textAt(this.#attribute + nameOffset) ?? '',
      value: uint64At(this.#attribute + VALUE_OFFSET),
    };
  }

  /** Goes on to the next one, after {@link entry}. */
  advance(): void {
    zap_cursor_advance(this.#cursor);
  }

  /** To go on from another time. */
  position(): bigint {
    return zap_cursor_serialize(this.#cursor);
  }

  [Symbol.dispose](): void {
    zap_cursor_fini(this.#cursor);
    release(this.#cursor);
    if (isSince('2.3')) zap_attribute_free(this.#attribute);
    else release(this.#attribute);
  }
}
