/** The part of the trace's time that is in view, in nanoseconds since its beginning. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** What is shown at least: closer, a nanosecond would be wider than a finger. */
const LEAST_NS = 100;

/** A window zoomed by a factor around a time, within the whole. */
export function zoomed(window: TimeWindow, whole: TimeWindow, factor: number, around: number): TimeWindow {
  const length = window.to - window.from;
  const wanted = Math.min(Math.max(length * factor, LEAST_NS), whole.to - whole.from);
  const from = around - ((around - window.from) / length) * wanted;
  return within({ from, to: from + wanted }, whole);
}

/** A window moved by a time, within the whole. */
export function moved({ from, to }: TimeWindow, whole: TimeWindow, by: number): TimeWindow {
  return within({ from: from + by, to: to + by }, whole);
}

/** A window pushed into the whole, its length kept. */
function within({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}
