import type { Nvlist } from '../nvlist/index.ts';

/** How an ioctl fails: what the kernel would answer. */
export class EngineFailure extends Error {
  readonly errno: number;
  /** A list that is answered beside it: the items that failed. */
  readonly outnvl: Nvlist | undefined;

  constructor(errno: number, outnvl?: Nvlist) {
    super(`errno ${errno}`);
    this.errno = errno;
    this.outnvl = outnvl;
  }
}

/** @throws EngineFailure when a function of libzpool has failed */
export function check(errno: number): void {
  if (errno !== 0) throw new EngineFailure(errno);
}
