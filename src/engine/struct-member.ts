import type { EngineCall } from './engine-call.ts';

/** The bytes of a struct inside of the command, from its first known member to its last: a function can write to them. */
export function structMember(call: EngineCall, name: string): Uint8Array {
  const members = Object.entries(call.layout.fields).filter(([member]) => member.startsWith(`${name}.`));
  const from = Math.min(...members.map(([, [offset]]) => offset));
  const to = Math.max(...members.map(([, [offset, size]]) => offset + size));
  return call.command.bytes.subarray(from, to);
}
