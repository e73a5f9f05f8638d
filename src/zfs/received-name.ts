import { checkName, ZfsError } from '../ioctl/index.ts';

/**
 * The name that `zfs receive -d` and `-e` give to what was sent.
 *
 * @param sent - name of the snapshot on the sender, `pool/a/b@snapshot`
 * @param into - filesystem below which it is received
 * @param discard - `pool` leaves out the first component of the name (`-d`): `into/a/b@snapshot`; `all but last` all but the
 *   last (`-e`): `into/b@snapshot`. What has no further component becomes `into@snapshot` with `pool`
 * @throws ZfsError `ZFSKIT_INVALID_NAME`, also when the new name is too long
 */
export function receivedName(sent: string, into: string, discard: 'pool' | 'all but last'): string {
  checkName(sent, 'snapshot');
  checkName(into, 'new-dataset');
  const [dataset = '', short = ''] = sent.split('@');
  const components = dataset.split('/');
  const kept = { pool: components.slice(1), 'all but last': components.slice(-1) }[discard];
  if (kept) return checkName(`${[into, ...kept].join('/')}@${short}`, 'new-snapshot');
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `discard: "pool" or "all but last" is needed, not ${JSON.stringify(discard)}`,
  });
}
