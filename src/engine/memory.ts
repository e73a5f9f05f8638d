import koffi from 'koffi';
import { bind, type Pointer } from './libzpool.ts';

const calloc = bind<(count: number, size: number) => Pointer>('void *calloc(size_t count, size_t size)');
const free = bind<(address: Pointer) => void>('void free(void *address)');

/** Bytes at an address, without a copy: only for as long as what is there. */
export const memoryAt = (address: Pointer, length: number): Uint8Array =>
  new Uint8Array(koffi.view(address, length));

/** The integer at an address. */
export const uint64At = (address: Pointer): bigint => BigInt(koffi.decode(address, 'uint64_t'));
export const uint32At = (address: Pointer): number => koffi.decode(address, 'uint32_t');

/** The text at an address, up to its NUL; undefined for NULL. */
export const textAt = (address: Pointer): string | undefined =>
  address === 0n ? undefined : koffi.decode(address, 'char', -1);

/** Writes a pointer or integer of 64 bits to an address. */
export const setUint64At = (address: Pointer, value: bigint): void =>
  koffi.encode(address, 'uint64_t', value);

/** Address of the bytes of a buffer, which the caller must keep alive for as long as the address is in use. */
export const addressOf = (buffer: Uint8Array | BigUint64Array): Pointer => koffi.address(buffer);

/** Memory of the C library, zeroed; for what libzpool keeps. */
export function allocate(bytes: number): Pointer {
  const address = calloc(1, bytes);
  if (address === 0n) throw new Error(`no memory for ${bytes} bytes`);
  return address;
}

/** Gives memory of {@link allocate} back. */
export const release = (address: Pointer): void => free(address);

/** Memory of the C library that is given back when it is disposed of. */
export interface Allocation extends Disposable {
  readonly pointer: Pointer;
}

/** Memory that holds a copy of bytes, or so many zeros. */
export function allocation(content: Uint8Array | number): Allocation {
  const length = typeof content === 'number' ? content : content.length;
  const pointer = allocate(Math.max(1, length));
  if (content instanceof Uint8Array && length > 0) memoryAt(pointer, length).set(content);
  return { pointer, [Symbol.dispose]: () => release(pointer) };
}

/** A text with its NUL, for a function that keeps the address. */
export const allocatedText = (text: string): Allocation => allocation(new TextEncoder().encode(`${text}\0`));

const memcpy = bind<(to: Pointer, from: Pointer, length: number) => Pointer>(
  'void *memcpy(void *to, const void *from, size_t length)',
);

/** Copies bytes from an address to another one. */
export const copyBytes = (to: Pointer, from: Pointer, length: number): void => {
  memcpy(to, from, length);
};
