import { bind, type Pointer } from '../libzpool.ts';

/** 64-bit words of `zfs_bookmark_phys_t`, the same in all releases. */
export const BOOKMARK_PHYS_WORDS = 12;

/** `include/sys/dsl_bookmark.h` and `dmu_redact.h`. */
export const dsl_bookmark_create = bind<(bookmarks: Pointer, failures: Pointer) => number>(
  'int dsl_bookmark_create(void *bmarks, void *errors)',
);
export const dsl_bookmark_destroy = bind<(bookmarks: Pointer, failures: Pointer) => number>(
  'int dsl_bookmark_destroy(void *bmarks, void *errors)',
);
export const dsl_get_bookmarks = bind<(dataset: string, props: Pointer, out: Pointer) => number>(
  'int dsl_get_bookmarks(const char *dsname, void *props, void *outnvl)',
);
export const dsl_get_bookmark_props = bind<(dataset: string, bookmark: string, out: Pointer) => number>(
  'int dsl_get_bookmark_props(const char *dsname, const char *bmname, void *props)',
);
/** `later` must be later than the bookmark, else EXDEV. */
export const dsl_bookmark_lookup = bind<
  (pool: Pointer, name: string, later: Pointer, bookmark: BigUint64Array) => number
>('int dsl_bookmark_lookup(void *dp, const char *fullname, void *later_ds, _Out_ uint64_t *bmp)');
export const dmu_redact_snap = bind<(snapshot: string, redacted: Pointer, bookmark: string) => number>(
  'int dmu_redact_snap(const char *snapname, void *redactnvl, const char *redactbook)',
);
