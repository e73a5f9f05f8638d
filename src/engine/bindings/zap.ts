import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zap.h`. */
export const zap_lookup_uint64 = bind<
  (
    os: Pointer,
    object: bigint,
    name: string,
    integerSize: number,
    count: number,
    value: BigUint64Array,
  ) => number
>(
  'int zap_lookup(void *os, uint64_t zapobj, const char *name, uint64_t integer_size, uint64_t num_integers, _Out_ uint64_t *buf)',
);
