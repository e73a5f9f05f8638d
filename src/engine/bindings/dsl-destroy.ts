import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/dsl_destroy.h`. */
export const dsl_destroy_head = bind<(name: string) => number>('int dsl_destroy_head(const char *name)');
export const dsl_destroy_snapshot = bind<(name: string, defer: number) => number>(
  'int dsl_destroy_snapshot(const char *name, int defer)',
);
export const dsl_destroy_snapshots_nvl = bind<(snaps: Pointer, defer: number, failures: Pointer) => number>(
  'int dsl_destroy_snapshots_nvl(void *snaps, int defer, void *errlist)',
);
