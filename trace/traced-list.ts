import { decode, type Nvlist } from '../src/nvlist/index.ts';
import { type Redacted, redactBytes } from './redact-bytes.ts';
import type { Captured } from './trace-event.ts';
import type { ListPlace, TracedList } from './traced-call.ts';

/** How {@link tracedList} looks at bytes. */
interface ListForm {
  /** The bytes are a list; false for an array of structs. */
  readonly isList: boolean;
  readonly showSecrets: boolean;
}

interface Reading {
  readonly list: Nvlist | undefined;
  readonly problem: string | undefined;
}

/** A list of a call out of its bytes, which are left as they are. Secrets are looked for, and the list decoded, on first use. */
export function tracedList(
  place: ListPlace,
  captured: Captured,
  { isList, showSecrets }: ListForm,
): TracedList {
  let shown: Redacted | undefined = showSecrets ? { bytes: captured.bytes, redacted: false } : undefined;
  let reading: Reading | undefined;
  const show = () => {
    shown ??= redactBytes(captured.bytes);
    return shown;
  };
  const read = () => {
    reading ??= readList(show().bytes, captured.size, isList);
    return reading;
  };
  return {
    place,
    size: captured.size,
    get bytes() {
      return show().bytes;
    },
    get redacted() {
      return show().redacted;
    },
    get list() {
      return read().list;
    },
    get problem() {
      return read().problem;
    },
  };
}

function readList(bytes: Uint8Array, size: bigint, isList: boolean): Reading {
  const cut = BigInt(bytes.length) < size ? `only ${bytes.length} of ${size} bytes were captured` : undefined;
  if (!isList) return { list: undefined, problem: cut };
  try {
    return { list: decode(bytes), problem: cut };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { list: undefined, problem: cut === undefined ? why : `${cut}: ${why}` };
  }
}
