import type { JoinedAbort } from './joined-abort.ts';

/** A limit on how many calls of one kind are under way; further ones wait for their turn, first come first served. */
export class Lane {
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get busy(): number {
    return this.#busy;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Waits for a place.
   *
   * @returns gives the place back; calling it again does nothing
   * @throws the reason when aborted before there was a place
   */
  async enter(abort: JoinedAbort): Promise<() => void> {
    abort.throwIfAborted();
    if (this.#busy < this.#limit) this.#busy++;
    else await this.#turn(abort);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const next = this.#waiting.shift();
      // The place goes straight to the next one in line, so that nobody overtakes it.
      if (next) next();
      else this.#busy--;
    };
  }

  async #turn(abort: JoinedAbort): Promise<void> {
    let onTurn = () => {};
    const turn = new Promise<void>((resolve) => {
      onTurn = resolve;
    });
    this.#waiting.push(onTurn);
    try {
      await abort.race(turn);
    } catch (error) {
      const place = this.#waiting.indexOf(onTurn);
      if (place >= 0) this.#waiting.splice(place, 1);
      else {
        // The turn came in the same moment: it is passed on.
        const next = this.#waiting.shift();
        if (next) next();
        else this.#busy--;
      }
      throw error;
    }
  }
}
