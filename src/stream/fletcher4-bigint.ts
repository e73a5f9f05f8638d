import { BLOCK_BYTES, DATA_AT, type Fletcher4Loop } from './fletcher4-wasm.ts';

/** The loop for where there is no WebAssembly: slow, but then so is everything there. */
export function bigintLoop(): Fletcher4Loop {
  const buffer = new ArrayBuffer(DATA_AT + BLOCK_BYTES);
  const view = new DataView(buffer);
  return {
    memory: { buffer },
    add(from, end) {
      for (let at = from; at < end; at += 4) {
        let add = BigInt(view.getUint32(at, true));
        for (let sum = 0; sum < DATA_AT; sum += 8) {
          add = BigInt.asUintN(64, view.getBigUint64(sum, true) + add);
          view.setBigUint64(sum, add, true);
        }
      }
    },
  };
}
