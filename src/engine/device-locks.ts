import { type FileLock, find, lockFile } from './file-lock.ts';

interface Held {
  readonly lock: FileLock;
  readonly owners: Set<unknown>;
}

/**
 * The files and devices that this process has to itself. libzpool locks nothing, and two engines on one file would destroy the
 * pool on it. Several owners in the process can have the same one: pools share spares.
 */
export class DeviceLocks {
  readonly #held = new Map<string, Held>();

  /**
   * Locks what is at the paths for an owner; all of it or nothing. What is not there is left out.
   *
   * @throws EngineFailure EBUSY: another process has one of them; what open(2) fails with
   */
  acquire(owner: unknown, paths: Iterable<string>): void {
    const before = this.#of(owner);
    try {
      for (const path of paths) this.#acquireOne(owner, path);
    } catch (error) {
      this.#keep(owner, before);
      throw error;
    }
  }

  /** Gives up what an owner has, but for what is at these paths. */
  keepOnly(owner: unknown, paths: Iterable<string>): void {
    this.#keep(owner, new Set([...paths].map((path) => find(path)?.identity)));
  }

  /** Gives up all that an owner has. */
  release(owner: unknown): void {
    this.#keep(owner, new Set());
  }

  #acquireOne(owner: unknown, path: string): void {
    const found = find(path);
    if (!found) return;
    const held = this.#held.get(found.identity) ?? {
      lock: lockFile(path, found.isBlockDevice),
      owners: new Set(),
    };
    held.owners.add(owner);
    this.#held.set(found.identity, held);
  }

  #of(owner: unknown): Set<string | undefined> {
    const owned = [...this.#held].filter(([, { owners }]) => owners.has(owner));
    return new Set(owned.map(([identity]) => identity));
  }

  #keep(owner: unknown, kept: ReadonlySet<string | undefined>): void {
    for (const [identity, { lock, owners }] of this.#held) {
      if (kept.has(identity) || !owners.delete(owner) || owners.size > 0) continue;
      this.#held.delete(identity);
      lock.release();
    }
  }
}
