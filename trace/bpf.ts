/** Opcodes of classic BPF that seccomp filters need (`include/uapi/linux/bpf_common.h`). */
export const LOAD_WORD = 0x20;
export const AND = 0x54;
export const JUMP_IF_EQUAL = 0x15;
export const RETURN = 0x06;

/** Offsets in `struct seccomp_data`; `REQUEST` is the low half of the second argument. */
export const SYSCALL_NUMBER = 0;
export const ARCHITECTURE = 4;
export const REQUEST = 24;

/** What a filter returns: go on; ask the tracer; ask who has the listener (`include/uapi/linux/seccomp.h`). */
export const SECCOMP_RET_ALLOW = 0x7fff0000;
export const SECCOMP_RET_TRACE = 0x7ff00000;
export const SECCOMP_RET_USER_NOTIF = 0x7fc00000;

/** One `struct sock_filter`. A jump skips as many instructions as it says. */
export function instruction(code: number, value: number, ifTrue = 0, ifFalse = 0): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(ifTrue, 2);
  bytes.writeUInt8(ifFalse, 3);
  bytes.writeUInt32LE(value, 4);
  return bytes;
}
