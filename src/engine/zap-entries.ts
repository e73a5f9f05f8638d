import { EngineFailure } from './engine-failure.ts';
import type { Pointer } from './libzpool.ts';
import { ZapCursor } from './zap-cursor.ts';

/** Names and first integers of the entries of a ZAP object; what there is up to an error. */
export function zapEntries(os: Pointer, object: bigint): [name: string, value: bigint][] {
  const entries: [string, bigint][] = [];
  using cursor = new ZapCursor(os, object, 0n);
  try {
    for (let entry = cursor.entry(); entry; entry = cursor.entry()) {
      entries.push([entry.name, entry.value]);
      cursor.advance();
    }
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
  }
  return entries;
}
