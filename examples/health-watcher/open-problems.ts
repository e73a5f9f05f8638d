import type { PoolProblem } from 'zfskit';

/** A problem as it is printed: what is wrong with which pool, and what can be done. */
export type Problem = Omit<PoolProblem, 'kind'> & { readonly kind: string };

/** A problem that was found, or is there no longer. */
export interface ProblemChange {
  readonly change: 'found' | 'gone';
  readonly pool: string;
  readonly problem: Problem;
}

/** The problems that are there, and how they change. */
export class OpenProblems {
  readonly #open = new Map<string, Map<string, Problem>>();

  /** All that are there. */
  *all(): Generator<Problem> {
    for (const problems of this.#open.values()) yield* problems.values();
  }

  /** Names of the pools that have some. */
  pools(): string[] {
    return [...this.#open.keys()];
  }

  /**
   * Takes in what a pool has now, none where it is no longer there.
   *
   * @returns what changed. A problem that is about other devices than before is another one
   */
  update(pool: string, problems: readonly Problem[]): ProblemChange[] {
    const before = this.#open.get(pool) ?? new Map<string, Problem>();
    const now = new Map(problems.map((each) => [JSON.stringify([each.kind, each.vdevs]), each]));
    if (now.size === 0) this.#open.delete(pool);
    else this.#open.set(pool, now);
    const changed = (change: 'found' | 'gone', from: Map<string, Problem>, other: Map<string, Problem>) =>
      [...from].filter(([key]) => !other.has(key)).map(([, problem]) => ({ change, pool, problem }));
    return [...changed('found', now, before), ...changed('gone', before, now)];
  }
}
