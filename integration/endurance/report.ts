import type { Held } from './endure.ts';

/** What came of the work. */
export class Report {
  readonly seed: number;
  /** By chore, how often it came to what. */
  readonly chores = new Map<string, Map<string, number>>();
  readonly samples: Held[] = [];
  kills = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  count(chore: string, outcome: string): void {
    const outcomes = this.chores.get(chore) ?? new Map<string, number>();
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    this.chores.set(chore, outcomes);
  }

  /** How many chores were begun. */
  get total(): number {
    return [...this.chores.values()].flatMap((outcomes) => [...outcomes.values()]).reduce((a, b) => a + b, 0);
  }

  /** The most of something in each tenth of the time. */
  tenths(what: keyof Held): number[] {
    const { samples } = this;
    return Array.from({ length: 10 }, (_, at) =>
      samples
        .slice(Math.floor((at * samples.length) / 10), Math.ceil(((at + 1) * samples.length) / 10))
        .reduce((most, sample) => Math.max(most, sample[what]), 0),
    );
  }

  /** As Markdown. */
  toString(): string {
    const outcomes = [...this.chores].sort().map(
      ([chore, counts]) =>
        `| ${chore} | ${counts.get('done') ?? 0} | ${[...counts]
          .filter(([outcome]) => outcome !== 'done')
          .map(([outcome, count]) => `${outcome} ${count}`)
          .join(', ')} |`,
    );
    return [
      `Seed ${this.seed}: ${this.total} chores in ${this.samples.length} rounds, ${this.kills} kills.`,
      '',
      `| at most, in each tenth of the time |${' |'.repeat(10)}`,
      `| --- |${' ---: |'.repeat(10)}`,
      ...(
        [
          ['MiB', 'mebibytes'],
          ['descriptors', 'fds'],
          ['threads', 'threads'],
        ] as const
      ).map(([title, what]) => `| ${title} | ${this.tenths(what).join(' | ')} |`),
      '',
      '| chore | done | answered with an error |',
      '| --- | ---: | --- |',
      ...outcomes,
    ].join('\n');
  }
}
