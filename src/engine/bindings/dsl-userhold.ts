import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_userhold.h`. Holds with a minor that is not 0 are temporary. */
export const dsl_dataset_user_hold = bind<(holds: Pointer, minor: number, failures: Pointer) => number>(
  'int dsl_dataset_user_hold(void *holds, unsigned int cleanup_minor, void *errlist)',
);
export const dsl_dataset_user_release = bind<(holds: Pointer, failures: Pointer) => number>(
  'int dsl_dataset_user_release(void *holds, void *errlist)',
);
/** Of snapshots by their object numbers, in hexadecimal. */
export const dsl_dataset_user_release_tmp = bind<(pool: Pointer, holds: Pointer) => void>(
  'void dsl_dataset_user_release_tmp(void *dp, void *holds)',
);
export const dsl_dataset_get_holds = bind<(name: string, list: Pointer) => number>(
  'int dsl_dataset_get_holds(const char *dsname, void *nvl)',
);
