/** Version of the protocol that this module speaks. A change that the other side would misread makes a new one. */
export const PROTOCOL_VERSION = 1;

/** First bytes that each side sends: whoever talks something else is found out at once. */
export const MAGIC = Buffer.from('zfskit\r\n', 'latin1');

/** A frame's head: payload bytes (u32), kind (u8), three zeros, id (u32); little-endian, as all numbers are. */
export const HEADER_BYTES = 12;

/**
 * Kinds of frames. An id is that of a request or of an object (a pipe, a descriptor, a volume); the client chooses both.
 *
 * | kind | from | id | payload |
 * | --- | --- | --- | --- |
 * | hello | client | 0 | magic, lowest and highest version (u16 each) |
 * | welcome | server | 0 | magic, version (u16), features (u16), limits (u32 each: frame bytes, requests, bytes in flight, reply bytes), bytes of `zfs_cmd_t` (u32), how the ABI is proven (u8), version of ZFS (text) |
 * | refused | server | 0 | a fault; the connection ends |
 * | ioctl | client | request | see `encodeRequest` |
 * | reply | server | request | see `encodeReply` |
 * | fault | server | request | see `encodeFault`: the request failed without a reply |
 * | result | server | request | what another request than an ioctl came to |
 * | cancel | client | request | nothing |
 * | open | client | object | kind of object (u8), for a link the id of its write end (u32) |
 * | close | client | object | nothing: the far end of a pipe, or an end of a link, is given up |
 * | release | client | request | a cleanup descriptor or volume (u32) to close |
 * | take | client | request | a link's read end (u32), bytes to take out of it (u32) |
 * | volume | client | request | see `VOLUME` |
 * | data | both | pipe | bytes of a stream |
 * | credit | both | pipe | bytes (u32) that the other side may send in addition |
 * | end | both | pipe | the stream is complete |
 * | broken | both | pipe or link | the stream ended in any other way: why (text, an error code) |
 */
export const FRAME = {
  hello: 1,
  welcome: 2,
  refused: 3,
  ioctl: 4,
  reply: 5,
  fault: 6,
  result: 7,
  cancel: 8,
  open: 9,
  close: 10,
  release: 11,
  take: 12,
  volume: 13,
  data: 14,
  credit: 15,
  end: 16,
  broken: 17,
} as const;

/** What an `open` frame opens. */
export const OBJECT = { pipeFromKernel: 1, pipeToKernel: 2, cleanup: 3, link: 4 } as const;

/**
 * What a `volume` frame does (u8) to an object (u32), and what follows: open takes whether it is read-only (u8) and the name
 * (text), and gives the block size (u32); size gives u64; read takes offset (u64) and length (u32), and gives the bytes; write takes
 * offset (u64) and the bytes; discard takes offset and length (u64 each).
 */
export const VOLUME = { open: 1, size: 2, read: 3, write: 4, discard: 5, sync: 6 } as const;

/** What the transport behind a service can do, as bits in its welcome. */
export const FEATURE = { cleanup: 1, link: 2, volumes: 4 } as const;

/** Bytes of a stream that may be under way before the receiver has asked for more. */
export const WINDOW_BYTES = 512 << 10;

/** Most bytes in one `data` frame, and most of a volume in one request. */
export const PIECE_BYTES = 128 << 10;
export const VOLUME_PIECE_BYTES = 1 << 20;

/** Longest text in a frame, in bytes: a name, an error's message. */
export const MAX_TEXT_BYTES = 4096;
