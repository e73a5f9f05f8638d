import type { JoinedAbort } from './joined-abort.ts';
import { Lane } from './lane.ts';

/** What a kind of calls occupies. */
export interface CallLoad {
  /** Calls that are under way. */
  readonly busy: number;
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** Calls that were given up (deadline, signal, closing) and whose threads the kernel still holds. */
  readonly givenUp: number;
}

/**
 * How many calls of one kind may be under way. A call that is given up keeps its thread until the kernel lets go of it: it
 * no longer counts among all calls, so that others go on, but it does among those of its pool, so that a pool that hangs
 * never takes more threads than this.
 */
export class CallBudget {
  readonly #limit: number;
  readonly #all: Lane;
  readonly #pools = new Map<string, Lane>();
  #givenUp = 0;

  constructor(limit: number) {
    this.#limit = limit;
    this.#all = new Lane(limit);
  }

  get load(): CallLoad {
    let { waiting } = this.#all;
    for (const lane of this.#pools.values()) waiting += lane.waiting;
    return { busy: this.#all.busy, waiting, givenUp: this.#givenUp };
  }

  /**
   * Waits for a place.
   *
   * @param abort - gives the call up, before or after its turn
   * @returns to be called when the kernel has let go of the call
   * @throws the reason when aborted before there was a place
   */
  async enter(pool: string, abort: JoinedAbort): Promise<() => void> {
    const leavePool = await this.#enterPool(pool, abort);
    let leaveAll = () => {};
    try {
      leaveAll = await this.#all.enter(abort);
      abort.throwIfAborted();
    } catch (error) {
      leaveAll();
      leavePool();
      throw error;
    }
    let givenUp = false;
    const giveUp = () => {
      givenUp = true;
      this.#givenUp++;
      leaveAll();
    };
    const ignore = abort.listen(giveUp);
    return () => {
      ignore();
      if (givenUp) this.#givenUp--;
      else leaveAll();
      leavePool();
    };
  }

  async #enterPool(pool: string, abort: JoinedAbort): Promise<() => void> {
    const lane = this.#pools.get(pool) ?? new Lane(this.#limit);
    this.#pools.set(pool, lane);
    const forget = () => {
      if (lane.busy === 0 && lane.waiting === 0) this.#pools.delete(pool);
    };
    try {
      const leave = await lane.enter(abort);
      return () => {
        leave();
        forget();
      };
    } catch (error) {
      forget();
      throw error;
    }
  }
}
