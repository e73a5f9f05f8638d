import { errnoName, LINUX_ERRNO, type OpenVolume, poolOf, ZfsError } from '../../ioctl/index.ts';
import { EngineFailure } from '../engine-failure.ts';
import type { EngineThreads } from '../engine-threads.ts';
import { EngineVolume } from './engine-volume.ts';
import { SharedVolume } from './shared-volume.ts';
import type { OpenedObjset } from './volume-objset.ts';

/** Volumes that the engine has open: each once, for all who open it, whatever name they know it by. */
export class EngineVolumes {
  readonly #threads: EngineThreads;
  readonly #open = new Map<string, SharedVolume>();
  /** Opening and giving up, one at a time in a pool. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #handles = new Set<EngineVolume>();

  constructor(threads: EngineThreads) {
    this.#threads = threads;
  }

  /**
   * Opens a volume, or a snapshot of one.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_ARGUMENT` (no volume), `EBUSY` (somebody else in the engine has it: a receive),
   *   `EACCES` (its key is not loaded), `ENOTSUP` (its intent log has records that are not known)
   */
  async open(name: string, readOnly: boolean): Promise<OpenVolume> {
    const shared = await this.#inTurn(name, () => this.#share(name));
    const handle = new EngineVolume(name, shared, readOnly, () => {
      this.#handles.delete(handle);
      return this.#inTurn(name, () => this.#leave(shared));
    });
    this.#handles.add(handle);
    return handle;
  }

  /** Gives all of them up, when what was begun has come to its end. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#turns.values()]);
    await Promise.allSettled([...this.#handles].map((handle) => handle.close()));
  }

  async #share(name: string): Promise<SharedVolume> {
    const opened = await this.#own(name);
    const shared =
      'busy' in opened ? this.#open.get(opened.busy) : new SharedVolume(name, opened, this.#threads);
    if (!shared) throw openError(name, LINUX_ERRNO.EBUSY);
    this.#open.set(shared.objset.identity, shared);
    shared.users++;
    return shared;
  }

  async #own(name: string): Promise<OpenedObjset> {
    try {
      return await this.#threads.run('lasting', 'openVolume', name);
    } catch (error) {
      throw error instanceof EngineFailure ? openError(name, error.errno) : error;
    }
  }

  async #leave(shared: SharedVolume): Promise<void> {
    if (--shared.users > 0) return;
    try {
      await shared.close();
    } finally {
      this.#open.delete(shared.objset.identity);
    }
  }

  async #inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const pool = poolOf(name);
    const turn = Promise.resolve(this.#turns.get(pool))
      .catch(() => {})
      .then(work);
    this.#turns.set(pool, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(pool) === turn) this.#turns.delete(pool);
    }
  }
}

function openError(name: string, errno: number): ZfsError {
  const facts = { errno, subject: name };
  if (errno === LINUX_ERRNO.EINVAL) {
    return new ZfsError({ ...facts, code: 'ZFSKIT_INVALID_ARGUMENT', message: `${name} is no volume` });
  }
  const code = errnoName(errno);
  return new ZfsError({ ...facts, code, message: `${name} cannot be opened: ${MEANINGS[code] ?? code}` });
}

const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EBUSY: 'it is in use (EBUSY)',
  EACCES: 'its key is not loaded (EACCES)',
  ENOTSUP: 'its intent log has records that only the kernel can replay: import the pool there first',
};
