import { decodeResumeToken, encodeResumeToken, StreamError } from '../src/stream/index.ts';

/** Any text as a resume token: refused with a StreamError, or what is written from it is read again, the same. */
export function fuzz(data: Uint8Array): void {
  const token = Buffer.from(data).toString('latin1');
  let values: ReturnType<typeof decodeResumeToken>;
  try {
    values = decodeResumeToken(token);
  } catch (error) {
    if (!(error instanceof StreamError && error.code.startsWith('TOKEN_'))) throw error;
    return;
  }
  const text = (value: object) =>
    JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}` : item));
  const again = decodeResumeToken(encodeResumeToken(values));
  if (text(again) !== text(values)) throw new Error(`${text(values)} became ${text(again)}`);
}
