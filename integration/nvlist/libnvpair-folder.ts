import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder with Debian's libnvpair (`lib`) and its headers (`include`), downloaded the first time. */
export function libnvpairFolder(): string {
  const known = process.env['ZFSKIT_LIBNVPAIR'];
  if (known !== undefined && existsSync(known)) return known;
  const script = fileURLToPath(new URL('libnvpair.sh', import.meta.url));
  return execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}
