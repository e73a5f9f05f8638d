import type { ZfsCmd, ZfsCmdLayout } from '../ioctl/index.ts';

/** The bytes of a struct in a command, such as `zc_objset_stats`: its members lie from the first to the last. */
export function structMember({ bytes }: ZfsCmd, { fields }: ZfsCmdLayout, name: string): Uint8Array {
  const members = Object.entries(fields).filter(([field]) => field.startsWith(`${name}.`));
  const from = Math.min(...members.map(([, [offset]]) => offset));
  return bytes.subarray(from, Math.max(...members.map(([, [offset, size]]) => offset + size)));
}
