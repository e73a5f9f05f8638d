import {
  type DatasetPropertyInputs,
  type DatasetPropertyName,
  receivedName,
  type UserPropertyName,
  type Zfs,
  ZfsError,
} from '../zfs/index.ts';
import { commandFailure, hasCode, opening, ownFailure, reasonOf, unsupported } from './command-failure.ts';
import { mountNew } from './mount-like-command.ts';
import { datasetProperty } from './property-alias.ts';

/** What the flags of `zfs send` come to. */
export interface SendFlags {
  /** All snapshots from `from` on, not the last alone. */
  readonly intermediates: boolean;
  readonly from: string | undefined;
  readonly flags: {
    largeBlocks?: true;
    embedded?: true;
    compressed?: true;
    raw?: true;
  };
}

/** What the flags of `zfs receive` come to. */
export interface ReceiveFlags {
  readonly force: boolean;
  readonly resumable: boolean;
  readonly unmounted: boolean;
  readonly naming: 'd' | 'e' | undefined;
  readonly origin: string | undefined;
  readonly properties: Record<string, string>;
  readonly exclude: string[];
}

const SEND_LETTERS: Readonly<Record<string, readonly (keyof SendFlags['flags'])[]>> = {
  L: ['largeBlocks'],
  e: ['embedded'],
  c: ['compressed'],
  w: ['raw'],
};

const SEND_WORDS: Readonly<Record<string, string>> = {
  '--large-block': '-L',
  '--embed': '-e',
  '--compressed': '-c',
  '--raw': '-w',
};

/**
 * Reads flags of `zfs send`, one to each element or joined (`-Lec`): `-L -e -c -w`, `-i` and `-I`.
 *
 * @throws ZfsError `ZFSKIT_UNSUPPORTED` for others, `-R` and `-p` among them: properties of a package are not applied
 */
export function parseSendFlags(given: readonly string[]): SendFlags {
  const flags: SendFlags['flags'] = {};
  let intermediates = false;
  let from: string | undefined;
  const words = given.flatMap((word) => word.split(' ')).filter((word) => word !== '');
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    for (const letter of lettersOf(SEND_WORDS[word] ?? word, 'zfs send')) {
      if (letter === 'i' || letter === 'I') from = words.shift() ?? refuse('zfs send', `-${letter}`);
      if (letter === 'I') intermediates = true;
      for (const flag of SEND_LETTERS[letter] ?? []) flags[flag] = true;
      if (!/[iILecw]/.test(letter)) refuse('zfs send', `-${letter}`);
    }
  }
  return { intermediates, from, flags };
}

/**
 * Reads flags of `zfs receive`: `-F -s -u`, `-d`, `-e`, `-o property=value` and `-o origin=`, `-x property`.
 *
 * @throws ZfsError `ZFSKIT_UNSUPPORTED` for others
 */
export function parseReceiveFlags(given: readonly string[]): ReceiveFlags {
  const words = given
    .flatMap((word) => (word.startsWith('-') ? word.split(' ') : [word]))
    .filter((word) => word !== '');
  const properties: Record<string, string> = Object.create(null);
  const exclude: string[] = [];
  const letters = new Set<string>();
  let origin: string | undefined;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    for (const letter of lettersOf(word, 'zfs receive')) {
      if (!/[Fsudeox]/.test(letter)) refuse('zfs receive', `-${letter}`);
      letters.add(letter);
      if (letter === 'x') exclude.push(datasetProperty(words.shift() ?? refuse('zfs receive', '-x')));
      if (letter !== 'o') continue;
      const [, name = '', value = ''] =
        /^([^=]+)=(.*)$/s.exec(words.shift() ?? '') ?? refuse('zfs receive', '-o');
      if (name === 'origin') origin = value;
      else properties[datasetProperty(name)] = value;
    }
  }
  return {
    force: letters.has('F'),
    resumable: letters.has('s'),
    unmounted: letters.has('u'),
    naming: letters.has('d') ? 'd' : letters.has('e') ? 'e' : undefined,
    origin,
    properties,
    exclude,
  };
}

/**
 * Sends a snapshot and receives it on the same host, as a shell does with `zfs send ... | zfs receive ...`: from the kernel to
 * the kernel, but for packages (`-I`), whose bytes pass through this process.
 *
 * @param target - filesystem or volume, or with its snapshot; with `-d` or `-e` what the name is put below
 * @throws ZfsError in the words of `zfs receive`
 */
export async function sendReceive(
  zfs: Zfs,
  source: string,
  send: SendFlags,
  target: string,
  receive: ReceiveFlags,
  signal: AbortSignal,
): Promise<void> {
  await opening(source, () => zfs.datasets.get(source));
  const [dataset = '', short = ''] = source.split('@');
  if (short === '') throw ownFailure('ZFSKIT_INVALID_ARGUMENT', `cannot send '${source}': it is no snapshot`);
  const nameOf = (sent: string) => nameAt(target, sent, receive.naming);
  const to = receive.naming === undefined && target.includes('@') ? target : nameOf(source);
  const [topmost = ''] = to.split('@');
  const isNew = !(await zfs.datasets.exists(topmost));
  const { force, resumable, origin } = receive;
  const properties = receive.properties as DatasetPropertyInputs;
  const exclude = receive.exclude as (DatasetPropertyName | UserPropertyName)[];
  const how = { force, resumable, origin, properties, exclude, signal };
  const from = send.from === undefined ? undefined : fullName(dataset, send.from);
  try {
    if (send.intermediates) {
      const options = {
        ...send.flags,
        from: from?.slice(from.indexOf('@') + 1),
        signal,
      };
      const naming = receive.naming && { nameOf };
      await zfs.receivePackage(topmost, await zfs.sendPackage(source, options), { ...how, ...naming });
    } else {
      await zfs.copy(source, to, { ...send.flags, ...how, from });
    }
  } catch (error) {
    throw error instanceof ZfsError ? receiveFailure(topmost, from !== undefined, error) : error;
  }
  if (isNew && !receive.unmounted) await mountReceived(zfs, topmost);
}

async function mountReceived(zfs: Zfs, topmost: string): Promise<void> {
  for await (const name of zfs.datasets.names(topmost, { kinds: ['filesystem'] })) {
    await mountNew(zfs, name, 'the stream was received');
  }
}

function nameAt(target: string, sent: string, naming: 'd' | 'e' | undefined): string {
  if (naming !== undefined) return receivedName(sent, target, naming === 'd' ? 'pool' : 'all but last');
  return `${target}@${sent.slice(sent.indexOf('@') + 1)}`;
}

function fullName(dataset: string, from: string): string {
  return /^[@#]/.test(from)
    ? `${dataset}${from}`
    : from.includes('@') || from.includes('#') || from.includes('/')
      ? from
      : `${dataset}@${from}`;
}

function receiveFailure(target: string, incremental: boolean, error: ZfsError): ZfsError {
  const what = `cannot receive ${incremental ? 'incremental' : 'new filesystem'} stream`;
  if (hasCode(error, 'EEXIST', 'ETXTBSY') && !incremental) {
    return commandFailure(`${what}: destination '${target}' exists\nmust specify -F to overwrite it`, error);
  }
  if (hasCode(error, 'ENOENT') && error.ioctl === 'ZFS_IOC_RECV_NEW') {
    const parent = target.slice(0, target.lastIndexOf('/'));
    return commandFailure(
      `cannot open '${parent}': dataset does not exist\n${what}: unable to restore to destination`,
      error,
    );
  }
  return commandFailure(`${what}: ${reasonOf(error)}`, error);
}

function lettersOf(word: string, command: string): string[] {
  return /^-[A-Za-z]+$/.test(word) ? [...word.slice(1)] : refuse(command, word);
}

function refuse(command: string, word: string): never {
  throw unsupported(`${command} ${word}`, 'use send, sendPackage, receive and receivePackage of zfskit');
}
