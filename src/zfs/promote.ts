import { call, checkName, type Transport, ZfsError, type ZfsErrorCode } from '../ioctl/index.ts';
import { absent } from './absent.ts';
import { Bookmarks } from './bookmarks.ts';
import { datasetOf } from './dataset.ts';
import { entryOf } from './dataset-walk.ts';

/**
 * Makes a clone independent of its origin. ZFS_IOC_PROMOTE; before it ZFS_IOC_GET_BOOKMARKS and, of a clone with bookmarks,
 * ZFS_IOC_OBJSET_STATS.
 */
export async function promote(transport: Transport, name: string): Promise<void> {
  checkName(name, 'dataset');
  const bookmark = await bookmarkTwice(transport, name);
  if (bookmark !== undefined) throw bookmarkConflict(name, bookmark);
  try {
    await call(transport, 'ZFS_IOC_PROMOTE', { zc_name: name });
  } catch (error) {
    throw error instanceof ZfsError && error.code === 'EEXIST' ? snapshotConflict(name, error) : error;
  }
}

/**
 * A bookmark of a clone that has the short name of one that would come over to it: those of the origin's dataset, up to the
 * origin. The kernel does not look for that (before 2.3), or among the wrong ones (`dsl_dataset_promote_check` in
 * `module/zfs/dsl_dataset.c`), and panics in the middle of it (`dsl_bookmark_node_add` in `dsl_bookmark.c`).
 */
async function bookmarkTwice(transport: Transport, name: string): Promise<string | undefined> {
  const bookmarks = new Bookmarks(transport);
  const own = await bookmarks.list(name).catch(absent);
  const there = new Set(own?.map(shortName));
  if (there.size === 0) return undefined;
  const { origin } = await stat(transport, name);
  if (origin === undefined) return undefined;
  const { createtxg } = await stat(transport, origin);
  const coming = (await bookmarks.list(origin.slice(0, origin.indexOf('@')))).filter(
    (bookmark) => bookmark.createtxg <= createtxg,
  );
  return coming.map(shortName).find((short) => there.has(short));
}

async function stat(transport: Transport, name: string) {
  const reply = await call(transport, 'ZFS_IOC_OBJSET_STATS', { zc_name: name });
  return datasetOf(entryOf(name, reply), transport.abi.release);
}

function shortName({ name }: { readonly name: string }): string {
  return name.slice(name.indexOf('#') + 1);
}

function bookmarkConflict(name: string, short: string): ZfsError {
  const bookmark = `${name}#${short}`;
  return new ZfsError({
    code: 'EEXIST',
    message: `${bookmark}: a bookmark of this name would come over from the origin`,
    subject: name,
    failures: new Map([[bookmark, 'EEXIST']]),
  });
}

/** The kernel says which name is taken twice, without the dataset. */
function snapshotConflict(
  name: string,
  { message, errno, ioctl, answer, cliMessage, cause }: ZfsError,
): ZfsError {
  const short = typeof answer['zc_string'] === 'string' ? answer['zc_string'] : '';
  const failures = new Map<string, ZfsErrorCode>(short === '' ? [] : [[`${name}@${short}`, 'EEXIST']]);
  const text = short === '' ? message : `${name}@${short}: ${message}`;
  return new ZfsError({
    code: 'EEXIST',
    message: text,
    errno,
    ioctl,
    subject: name,
    failures,
    answer,
    cliMessage,
    cause,
  });
}
