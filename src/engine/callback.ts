import koffi from 'koffi';
import type { Pointer } from './libzpool.ts';

/** Types of functions that libzpool calls; a type is declared once in a thread. */
const types = new Map<string, ReturnType<typeof koffi.pointer>>();

/** A function of ours that libzpool can call. Dispose of it when it no longer does. */
export interface Callback extends Disposable {
  readonly pointer: Pointer;
}

/**
 * Makes one. libzpool must call it on this thread, in the course of a call of ours, and it must not throw.
 *
 * @param declaration - of its type, such as `int get(void *arg)`
 */
export function callback(declaration: string, work: (...args: never[]) => unknown): Callback {
  const type = types.get(declaration) ?? koffi.pointer(koffi.proto(declaration));
  types.set(declaration, type);
  const pointer = koffi.register(work, type) as Pointer;
  return { pointer, [Symbol.dispose]: () => koffi.unregister(pointer) };
}
