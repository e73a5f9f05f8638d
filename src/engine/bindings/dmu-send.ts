import { bind, type Pointer } from '../libzpool.ts';

type Out = BigUint64Array;

/** `include/sys/dmu_send.h`. Flags are `boolean_t`. */
export const dmu_send = bind<
  (
    snapshot: string,
    from: string | null,
    embedOk: number,
    largeBlockOk: number,
    compressOk: number,
    rawOk: number,
    savedOk: number,
    resumeObject: bigint,
    resumeOffset: bigint,
    redactionBookmark: string | null,
    fd: number,
    offset: Pointer,
    output: Pointer,
  ) => number
>(
  'int dmu_send(const char *tosnap, const char *fromsnap, int embedok, int large_block_ok, int compressok, int rawok, ' +
    'int savedok, uint64_t resumeobj, uint64_t resumeoff, const char *redactbook, int outfd, void *off, void *dsop)',
);
export const dmu_send_obj = bind<
  (
    pool: string,
    snapshot: bigint,
    from: bigint,
    embedOk: number,
    largeBlockOk: number,
    compressOk: number,
    rawOk: number,
    savedOk: number,
    fd: number,
    offset: Pointer,
    output: Pointer,
  ) => number
>(
  'int dmu_send_obj(const char *pool, uint64_t tosnap, uint64_t fromsnap, int embedok, int large_block_ok, ' +
    'int compressok, int rawok, int savedok, int outfd, void *off, void *dso)',
);
/** The pool must be held. */
export const dmu_send_estimate_fast = bind<
  (
    dataset: Pointer,
    from: Pointer,
    bookmark: Out | null,
    compressed: number,
    saved: number,
    size: Out,
  ) => number
>(
  'int dmu_send_estimate_fast(void *ds, void *fromds, uint64_t *frombook, int stream_compressed, int saved, ' +
    '_Inout_ uint64_t *sizep)',
);
