import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dmu_recv.h`. The names and the record are kept until `dmu_recv_end`. */
export const dmu_recv_begin_2_1 = bind<
  (
    dataset: Pointer,
    snapshot: Pointer,
    record: Pointer,
    force: number,
    resumable: number,
    localProps: Pointer,
    hidden: Pointer,
    origin: string | null,
    cookie: Pointer,
    file: Pointer,
    offset: Pointer,
  ) => number
>(
  'int dmu_recv_begin(void *tofs, void *tosnap, void *drr_begin, int force, int resumable, void *localprops, ' +
    'void *hidden_args, const char *origin, void *drc, void *fp, void *voffp)',
);
/** Since 2.2. */
export const dmu_recv_begin = bind<
  (
    dataset: Pointer,
    snapshot: Pointer,
    record: Pointer,
    force: number,
    heal: number,
    resumable: number,
    localProps: Pointer,
    hidden: Pointer,
    origin: string | null,
    cookie: Pointer,
    file: Pointer,
    offset: Pointer,
  ) => number
>(
  'int dmu_recv_begin(void *tofs, void *tosnap, void *drr_begin, int force, int heal, int resumable, ' +
    'void *localprops, void *hidden_args, const char *origin, void *drc, void *fp, void *voffp)',
);
export const dmu_recv_stream = bind<(cookie: Pointer, offset: Pointer) => number>(
  'int dmu_recv_stream(void *drc, void *voffp)',
);
export const dmu_recv_end = bind<(cookie: Pointer, owner: Pointer) => number>(
  'int dmu_recv_end(void *drc, void *owner)',
);
