/**
 * Limits of the codec, checked before anything is allocated. What is decoded takes at most 16 times the input's size in
 * memory, whatever the input (measured: 9 times for the worst one known, millions of arrays without elements).
 *
 * `depth`, `nameBytes` and `totalBytes` are libnvpair's own (`nvpair_max_recursion` in userland, `nvp_name_sz` being
 * an int16, sizes being int32; OpenZFS `module/nvpair/nvpair.c`). The kernel's own depth limit is 20.
 */
export const LIMITS = Object.freeze({
  /** Embedded levels below the outermost list. */
  depth: 100,
  /** Pairs in all lists of one input together. */
  pairs: 10_000_000,
  /** Bytes of a name without its NUL. */
  nameBytes: 32_766,
  /** Bytes of an encoded list. */
  totalBytes: 0x7fff_ffff,
});
