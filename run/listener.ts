import * as libc from '../src/ffi/libc.ts';
import { LINUX_ERRNO } from '../src/ioctl/index.ts';

/** A system call that waits for our answer. */
export interface Notification {
  readonly id: bigint;
  /** Thread that makes it. */
  readonly tid: number;
  readonly number: number;
  /** Its arguments as the registers have them. */
  readonly args: readonly bigint[];
}

/** What is answered to a call. */
export type Answer =
  /** The kernel carries it out itself. */
  | { readonly kind: 'pass' }
  /** It comes back with a value. */
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'errno'; readonly errno: number }
  /** It comes back with a descriptor: the program gets a copy, ours is closed. `flags`: O_CLOEXEC may be among them. */
  | { readonly kind: 'descriptor'; readonly fd: number; readonly flags: number };

/** Lets the kernel carry out a call. */
export const PASS: Answer = { kind: 'pass' };

/** Lets a call fail. */
export const failed = (errno: number): Answer => ({ kind: 'errno', errno });

/** ioctls of a listener, and offsets in its structs (`include/uapi/linux/seccomp.h`). */
const RECEIVE = 0xc0502100;
const SEND = 0xc0182101;
const ID_VALID = 0x40082102;
const ADD_DESCRIPTOR = 0x40182103;
const NOTIFICATION = { bytes: 80, id: 0, pid: 8, number: 16, args: 32 } as const;
const RESPONSE = { bytes: 24, id: 0, value: 8, error: 16, flags: 20 } as const;
const ADDED = { bytes: 24, id: 0, flags: 8, from: 12, as: 20 } as const;
const FLAG_CONTINUE = 1;
/** SECCOMP_ADDFD_FLAG_SEND: the number of the new descriptor is the answer. */
const FLAG_SEND = 2;

/** The descriptor through which the kernel asks about system calls (seccomp_unotify(2)). Threads may share it. */
export class Listener {
  readonly fd: number;
  readonly #notification = new Uint8Array(NOTIFICATION.bytes);
  readonly #notificationView = new DataView(this.#notification.buffer);
  readonly #response = new Uint8Array(RESPONSE.bytes);
  readonly #responseView = new DataView(this.#response.buffer);
  readonly #added = new Uint8Array(ADDED.bytes);
  readonly #addedView = new DataView(this.#added.buffer);

  constructor(fd: number) {
    this.fd = fd;
  }

  /** Takes the next call, and waits for it; undefined when its program has died in between. */
  receive(): Notification | undefined {
    this.#notification.fill(0);
    if (this.#ioctl(RECEIVE, this.#notification) !== 0) return undefined;
    const view = this.#notificationView;
    return {
      id: view.getBigUint64(NOTIFICATION.id, true),
      tid: view.getUint32(NOTIFICATION.pid, true),
      number: view.getInt32(NOTIFICATION.number, true),
      args: Array.from({ length: 6 }, (_, index) => view.getBigUint64(NOTIFICATION.args + 8 * index, true)),
    };
  }

  /** Answers a call. A program that has died in between needs no answer. */
  answer(id: bigint, answer: Answer): void {
    switch (answer.kind) {
      case 'pass':
        this.#respond(id, 0n, 0, FLAG_CONTINUE);
        break;
      case 'value':
        this.#respond(id, BigInt(answer.value), 0, 0);
        break;
      case 'errno':
        this.#respond(id, 0n, -answer.errno, 0);
        break;
      case 'descriptor':
        if (!this.#addDescriptor(id, answer.fd, answer.flags & libc.O_CLOEXEC)) {
          this.#respond(id, 0n, -LINUX_ERRNO.EMFILE, 0);
        }
        libc.close(answer.fd);
    }
  }

  /** Whether a call still waits for its answer. */
  isWaiting(id: bigint): boolean {
    this.#responseView.setBigUint64(RESPONSE.id, id, true);
    return this.#ioctl(ID_VALID, this.#response) === 0;
  }

  /** Gives the program a copy of a descriptor, and answers with its number: false when it cannot have it. */
  #addDescriptor(id: bigint, fd: number, flags: number): boolean {
    const view = this.#addedView;
    view.setBigUint64(ADDED.id, id, true);
    view.setUint32(ADDED.flags, FLAG_SEND, true);
    view.setUint32(ADDED.from, fd, true);
    view.setUint32(ADDED.as, flags, true);
    return this.#ioctl(ADD_DESCRIPTOR, this.#added) >= 0;
  }

  #respond(id: bigint, value: bigint, error: number, flags: number): void {
    const view = this.#responseView;
    view.setBigUint64(RESPONSE.id, id, true);
    view.setBigInt64(RESPONSE.value, value, true);
    view.setInt32(RESPONSE.error, error, true);
    view.setUint32(RESPONSE.flags, flags, true);
    this.#ioctl(SEND, this.#response);
  }

  #ioctl(request: number, struct: Uint8Array): number {
    return libc.ioctl(this.fd, request, libc.addressOf(struct));
  }
}
