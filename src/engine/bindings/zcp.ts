import { bind, type Pointer } from '../libzpool.ts';

/** `include/sys/zcp.h`. `arg` is a pair of a list (`nvpair_t`). */
export const zcp_eval = bind<
  (
    pool: string,
    program: string,
    sync: number,
    instructions: bigint,
    memory: bigint,
    arg: Pointer,
    out: Pointer,
  ) => number
>(
  'int zcp_eval(const char *poolname, const char *program, int sync, uint64_t instrlimit, uint64_t memlimit, void *nvarg, void *outnvl)',
);
