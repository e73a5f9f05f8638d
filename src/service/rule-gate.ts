import type { PeerCredentials } from '../ffi/peer.ts';
import {
  checkName,
  type IoctlReply,
  type IoctlRequest,
  ioctls,
  type KnownIoctl,
  LINUX_ERRNO,
  poolOf,
  type Transport,
  ZfsCmd,
  ZfsError,
} from '../ioctl/index.ts';
import { decode, encode, fromNvlist, Nvlist, NvlistError, type Schema } from '../nvlist/index.ts';
import type { Admitted, Gate } from './gate.ts';
import { DEMANDS, type Right, type Touched } from './rights.ts';
import { datasetOf, type PeerRules, type Scope } from './rules.ts';

/** Largest list of a client that may not do all: reading it takes a multiple in memory. Some 50,000 names. */
const MAX_LIST_BYTES = 4 << 20;

/** Lets through what rules allow to one client. */
export class RuleGate implements Gate {
  readonly #peer: PeerCredentials;
  readonly #rules: PeerRules;
  readonly #transport: Transport;

  constructor(transport: Transport, peer: PeerCredentials, rules: PeerRules) {
    this.#transport = transport;
    this.#peer = peer;
    this.#rules = rules;
  }

  /**
   * Lets a call through as it was understood: with the members and the keys of its row and nothing else, so that no other reader of
   * the same bytes sees other names in them.
   */
  async admit(known: KnownIoctl, request: IoctlRequest, signal: AbortSignal): Promise<Admitted> {
    const admitted = this.decide(known, request);
    if (this.#rules.unlimited || !known.row.mustExist) return admitted;
    return { ...admitted, reply: await this.#missing(admitted.request, signal) };
  }

  /**
   * {@link admit} without asking whether the subject is there.
   *
   * @throws ZfsError as that does
   */
  decide(known: KnownIoctl, request: IoctlRequest): Admitted {
    if (this.#rules.unlimited) return { request };
    const understood = this.#understand(known, request);
    const { right, on } = DEMANDS[known.name];
    const places = on.flatMap((touched) => placesOf(touched, known, understood));
    // A call that names nothing in its list still is one on its pool.
    if (places.length === 0 && on.length > 0) places.push({ name: poolOf(understood.subject), below: true });
    for (const place of places) this.#check(right, known, place);
    const { request: admitted } = understood;
    if (known.name !== 'ZFS_IOC_POOL_CONFIGS') return { request: admitted };
    return { request: admitted, filter: (reply) => this.#filter(reply) };
  }

  admitVolume(name: string, _readOnly: boolean): void {
    if (this.#rules.unlimited) return;
    checkName(name, 'dataset-or-snapshot');
    this.#check('volume-io', undefined, { name: datasetOf(name), below: false });
  }

  #check(right: Right, known: KnownIoctl | undefined, place: Scope): void {
    if (this.#rules.allow(right, known?.name, place)) return;
    const where = place.name === '' ? '**' : `${place.name}${place.below ? '/**' : ''}`;
    const missing = `${right} on ${where}`;
    throw new ZfsError({
      code: 'ZFSKIT_DENIED',
      errno: LINUX_ERRNO.EPERM,
      answer: { missing },
      message:
        `uid ${this.#peer.uid} may not do this: ${known?.name ?? 'opening a volume'} needs "${missing}", ` +
        'which no rule of the service gives',
      ioctl: known?.name,
      subject: place.name || undefined,
    });
  }

  #understand({ name, row }: KnownIoctl, request: IoctlRequest): Understood {
    const { layout } = this.#transport.abi;
    const given = new ZfsCmd(layout, request.command);
    const command = new ZfsCmd(layout);
    const subject = row.subject === 'none' ? '' : checkName(textOf(given, 'zc_name'), row.subject);
    if (subject !== '') command.set('zc_name', subject);
    if (row.style === 'legacy') {
      for (const member of Object.keys(row.members))
        copyMember(layout.fields[member], given.bytes, command.bytes);
    }
    const schema = row.style === 'nvlist' ? row.innvl : row.src;
    const list = understoodList(name, schema, request.src);
    const conf = understoodList(name, row.style === 'legacy' ? row.conf : undefined, request.conf);
    return {
      subject,
      command,
      list,
      request: { ...request, command: command.bytes, src: list && encode(list), conf: conf && encode(conf) },
    };
  }

  /** The reply that the call would get if its subject is not there: the kernel would not survive to give it. */
  async #missing(request: IoctlRequest, signal: AbortSignal): Promise<IoctlReply | undefined> {
    const { layout } = this.#transport.abi;
    const command = new ZfsCmd(layout);
    command.set('zc_name', new ZfsCmd(layout, request.command).get('zc_name'));
    command.set('zc_simple', 1);
    const { number } = ioctls.ZFS_IOC_OBJSET_STATS;
    const asked = { number, command: command.bytes, dstSize: 0, historySize: 0 };
    const reply = await this.#transport.ioctl(asked, signal);
    return reply.errno === 0 ? undefined : reply;
  }

  /** Leaves out the pools whose root this client may not read. */
  #filter(reply: IoctlReply): IoctlReply {
    const answer = new ZfsCmd(this.#transport.abi.layout, reply.command);
    const size = Number(answer.get('zc_nvlist_dst_size'));
    if (reply.errno !== 0 || answer.get('zc_nvlist_dst_filled') === 0 || size > reply.dst.length) {
      return { ...reply, dst: new Uint8Array() };
    }
    const all = decode(reply.dst.subarray(0, size));
    for (const pool of all.names()) {
      if (!this.#rules.allow('read', 'ZFS_IOC_POOL_CONFIGS', { name: pool, below: false })) all.delete(pool);
    }
    const dst = encode(all);
    answer.set('zc_nvlist_dst_size', BigInt(dst.length));
    return { ...reply, dst };
  }
}

/** A request, and what was read out of it. */
interface Understood {
  readonly subject: string;
  readonly command: ZfsCmd;
  /** The input list. */
  readonly list: Nvlist | undefined;
  readonly request: IoctlRequest;
}

function placesOf(touched: Touched, known: KnownIoctl, { subject, command, list }: Understood): Scope[] {
  if (touched === 'everything') return [{ name: '', below: true }];
  if (touched === 'pool') return [{ name: poolOf(subject), below: true }];
  if (touched === 'renamed') return [{ name: datasetOf(subject), below: movesOthers(subject, command) }];
  if (touched === 'below') return [{ name: datasetOf(subject), below: true }];
  return namesOf(touched, subject, command, list).map((name) => {
    checkName(name, 'any');
    return { name: datasetOf(name), below: known.name === 'ZFS_IOC_RENAME' && movesOthers(subject, command) };
  });
}

/** Whether a rename is one of more than its subject: a dataset's, or that of the snapshots of all below one. */
function movesOthers(subject: string, command: ZfsCmd): boolean {
  return !subject.includes('@') || ((command.get('zc_cookie') as bigint) & 1n) !== 0n;
}

function namesOf(
  touched: Exclude<Touched, string> | 'subject' | 'names' | 'values',
  subject: string,
  command: ZfsCmd,
  list: Nvlist | undefined,
): string[] {
  if (touched === 'subject') return [subject];
  if (touched === 'names') return list?.names() ?? [];
  if (touched === 'values') return (list?.pairs() ?? []).map(({ value }) => String(value));
  if ('member' in touched) {
    const name = textOf(command, touched.member);
    return name === '' ? [] : [name];
  }
  const found = list?.findTyped('key' in touched ? touched.key : touched.namesIn)?.value;
  if ('namesIn' in touched) return found instanceof Nvlist ? found.names() : [];
  return found === undefined ? [] : [String(found)];
}

/** A list that is as its row says, with no key that the row does not have, and none twice. */
function understoodList(
  name: string,
  schema: Schema | undefined,
  bytes: Uint8Array | undefined,
): Nvlist | undefined {
  if (!bytes) return undefined;
  if (bytes.length > MAX_LIST_BYTES)
    throw notUnderstood(name, `its list is larger than ${MAX_LIST_BYTES} bytes`);
  if (!schema) throw notUnderstood(name, 'it has a list that this ioctl does not take');
  try {
    const list = decode(bytes);
    fromNvlist(schema, list);
    const known = schema.kind === 'list' ? schema.keys : undefined;
    const unknown = list.names().find((key) => known && !Object.hasOwn(known, key));
    if (unknown !== undefined)
      throw notUnderstood(name, `it has a key ${JSON.stringify(unknown)} that this ioctl does not take`);
    checkOnce(name, list);
    return list;
  } catch (error) {
    if (error instanceof NvlistError)
      throw notUnderstood(name, `its list is not what this ioctl takes (${error.code})`);
    throw error;
  }
}

/** Of two pairs of one name one reader takes the first and another the last. */
function checkOnce(name: string, list: Nvlist): void {
  const names = list.names();
  if (new Set(names).size !== names.length) throw notUnderstood(name, 'its list has a name twice');
  for (const { value } of list) {
    const children = Array.isArray(value) ? value : [value];
    for (const child of children) if (child instanceof Nvlist) checkOnce(name, child);
  }
}

function notUnderstood(ioctl: string, why: string): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_DENIED',
    errno: LINUX_ERRNO.EPERM,
    message: `${ioctl} is not let through: ${why}`,
    ioctl,
  });
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textOf(command: ZfsCmd, member: string): string {
  try {
    return decoder.decode(command.textBytes(member));
  } catch {
    throw notUnderstood('the call', `${member} is not UTF-8`);
  }
}

function copyMember(
  member: readonly [offset: number, size: number, kind: string] | undefined,
  from: Uint8Array,
  to: Uint8Array,
): void {
  if (!member) return;
  const [offset, size] = member;
  to.set(from.subarray(offset, offset + size), offset);
}
