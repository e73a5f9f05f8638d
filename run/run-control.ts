/** Words that the threads of a run share. */
export type RunControl = Int32Array<SharedArrayBuffer>;

/** Which word is what. */
export const CONTROL = {
  /** The listener's descriptor; -1 before there is one. */
  listener: 0,
  /** Id of the program; 0 before it is started. */
  program: 1,
  /** 1 when the thread that answers has to end. */
  stop: 2,
} as const;

/** Words of a run that has not begun. */
export function runControl(): RunControl {
  const control = new Int32Array(new SharedArrayBuffer(12));
  control[CONTROL.listener] = -1;
  return control;
}
