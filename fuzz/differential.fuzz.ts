import { join } from 'node:path';
import { canonical } from '../integration/nvlist/canonical.ts';
import { Oracle } from '../integration/nvlist/oracle.ts';
import { encode } from '../src/nvlist/index.ts';
import { checkDecode } from './decode-check.ts';

declare const FUZZ_FOLDER: string;

let oracle: Oracle | undefined;

/** What libnvpair refuses is refused; what both accept is the same list. libnvpair reads the host's byte order only. */
export function fuzz(data: Uint8Array): void {
  const bytes = Uint8Array.from(data);
  if (bytes.length >= 2) {
    bytes[0] = (bytes[0] as number) & 1;
    bytes[1] = 1;
  }
  oracle ??= new Oracle(join(FUZZ_FOLDER, '../integration/nvlist/oracle.c'));
  let verdict = oracle.ask(bytes);
  const list = checkDecode(bytes);
  if (list === undefined || verdict === 'crashed') return;
  if ('errno' in verdict) verdict = oracle.askRoomy(bytes);
  if (verdict === 'crashed') return;
  if ('errno' in verdict) throw new Error(`libnvpair gives errno ${verdict.errno} for what is accepted here`);
  if (Buffer.compare(encode(canonical(list)), verdict.canonical) !== 0)
    throw new Error('another list than libnvpair');
}
