import { Counter, Gauge, type Registry } from 'prom-client';

/** A metric of one scrape: each set of labels is set once. prom-client writes the labels so that any text can be in them. */
export class Series<L extends string> {
  readonly #set: (labels: Record<L, string>, value: number) => void;

  /**
   * @param help - what it is, in its unit
   * @param type - a `counter` only grows, but for a restart
   */
  constructor(
    registry: Registry,
    name: string,
    help: string,
    labelNames: readonly L[],
    type: 'gauge' | 'counter' = 'gauge',
  ) {
    const configuration = { name, help, labelNames: [...labelNames], registers: [registry] };
    if (type === 'gauge') {
      const gauge = new Gauge<L>(configuration);
      this.#set = (labels, value) => gauge.set(labels, value);
    } else {
      const counter = new Counter<L>(configuration);
      this.#set = (labels, value) => counter.inc(labels, value);
    }
  }

  /** Prometheus has doubles: from 2^53 on the last digits are lost. */
  set(labels: Record<L, string>, value: bigint | number | boolean): void {
    this.#set(labels, Number(value));
  }
}
