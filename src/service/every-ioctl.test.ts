import { expect, test } from 'vitest';
import { EchoTransport } from '../../integration/service/echo-transport.ts';
import { type IoctlName, type IoctlRow, ioctls, type NameKind, ZfsCmd } from '../ioctl/index.ts';
import {
  byteArray,
  decode,
  encode,
  encodeWith,
  fromNvlist,
  Nvlist,
  type NvTyped,
  type Schema,
  string,
} from '../nvlist/index.ts';
import { DEMANDS } from './rights.ts';
import { RuleGate } from './rule-gate.ts';
import { PeerRules, parseRule } from './rules.ts';

const nvlist = (value: Nvlist): NvTyped => ({ type: 'nvlist', value });

const OPEN = 'tank/open';
const SECRET = 'tank/secret';
const PEER = { pid: 1, uid: 4242, gid: 4242, groups: [] };
const SIGNAL = new AbortController().signal;

/** Texts in calls that are no names of datasets, or short ones within the dataset that the call is addressed to. */
const NO_NAMES: { readonly [N in IoctlName]?: readonly string[] } = {
  ZFS_IOC_HOLD: ['holds/* value'],
  ZFS_IOC_RELEASE: ['* value*'],
  ZFS_IOC_SNAPSHOT: ['props/*', 'props/* value'],
  ZFS_IOC_TMP_SNAPSHOT: ['zc_value'],
  ZFS_IOC_INHERIT_PROP: ['zc_value'],
  ZFS_IOC_USERSPACE_ONE: ['zc_value'],
  ZFS_IOC_SET_PROP: ['*'],
  ZFS_IOC_CREATE: ['props/*'],
  ZFS_IOC_CLONE: ['props/*'],
  ZFS_IOC_RECV: ['*', 'conf *'],
  ZFS_IOC_RECV_NEW: ['props/*', 'localprops/*'],
  ZFS_IOC_GET_BOOKMARKS: ['*'],
  ZFS_IOC_REDACT: ['bookname'],
  ZFS_IOC_SEND_NEW: ['redactbook'],
  ZFS_IOC_SEND_SPACE: ['redactbook'],
  ZFS_IOC_CHANGE_KEY: ['props/*'],
  ZFS_IOC_SET_FSACL: ['*', '* value*'],
};

/** What the name of a kind looks like in a dataset. */
function named(kind: NameKind, dataset: string): string {
  if (kind.includes('pool')) return dataset.split('/')[0] ?? '';
  if (kind === 'snapshot' || kind === 'new-snapshot') return `${dataset}@s`;
  return kind === 'bookmark' ? `${dataset}#b` : dataset;
}

/** Makes a value that a schema takes; `name` says which text stands where. */
function sample(schema: Schema, path: string, name: (path: string) => string): NvTyped {
  switch (schema.kind) {
    case 'union':
      return sample(schema.options[0] as Schema, path, name);
    case 'any':
      return nvlist(new Nvlist());
    case 'raw':
    case 'object':
      return nvlist(new Nvlist());
    case 'listArray':
      return { type: 'nvlist_array', value: [] };
    case 'map': {
      const list = new Nvlist();
      list.set(name(`${path}*`), sample(schema.item as Schema, `${path}* value`, name));
      return nvlist(list);
    }
    case 'list': {
      const list = new Nvlist();
      for (const [key, item] of Object.entries(schema.keys)) {
        list.set(key, sample(item as Schema, `${path}${key}${isLeaf(item as Schema) ? '' : '/'}`, name));
      }
      return nvlist(list);
    }
    case 'value':
      return scalar(schema.type, () => name(path));
  }
}

const isLeaf = ({ kind }: Schema) => kind === 'value' || kind === 'union' || kind === 'any';

function scalar(type: NvTyped['type'], text: () => string): NvTyped {
  if (type === 'string') return string(text());
  if (type === 'string_array') return { type, value: [text()] };
  if (type === 'boolean') return { type, value: true };
  if (type === 'boolean_value') return { type, value: true };
  if (type === 'byte_array') return byteArray(new Uint8Array(312));
  if (type === 'uint8_array') return { type, value: new Uint8Array(32) };
  if (type === 'uint64_array') return { type, value: new BigUint64Array(3) };
  if (type.endsWith('64')) return { type, value: 1n } as NvTyped;
  return { type, value: 1 } as NvTyped;
}

/** A call of an ioctl in which every text is `name(where)`. */
function request(ioctl: IoctlName, layout: EchoTransport['abi']['layout'], name: (path: string) => string) {
  const row: IoctlRow = ioctls[ioctl];
  const command = new ZfsCmd(layout);
  if (row.subject !== 'none') command.set('zc_name', named(row.subject, name('zc_name')));
  const pack = (schema: Schema | undefined, path: string) => {
    if (!schema) return undefined;
    const { value } = sample(schema, path, name);
    // It is one that the schema takes.
    fromNvlist(schema, value as Nvlist);
    return encode(value as Nvlist);
  };
  if (row.style === 'legacy') {
    for (const member of Object.keys(row.members)) {
      if (layout.fields[member]?.[2] === 'string') command.set(member, name(member));
    }
  }
  const legacy = row.style === 'legacy' ? row : undefined;
  return {
    number: row.number,
    command: command.bytes,
    src: pack(row.style === 'nvlist' ? row.innvl : row.src, ''),
    conf: pack(legacy?.conf, 'conf '),
    dstSize: 65536,
    historySize: 0,
  };
}

/** Whether a call passes the rules. */
async function passes(far: EchoTransport, rule: string, ioctl: IoctlName, name: (path: string) => string) {
  const gate = new RuleGate(far, PEER, new PeerRules([parseRule(rule)]));
  const known = { name: ioctl, row: ioctls[ioctl] };
  try {
    await gate.admit(known, request(ioctl, far.abi.layout, name), SIGNAL);
    return true;
  } catch (error) {
    expect(error, ioctl).toMatchObject({ code: expect.stringMatching(/^ZFSKIT_(DENIED|INVALID_NAME)$/) });
    return false;
  }
}

/** Every text that a call of an ioctl has. */
function textsOf(ioctl: IoctlName): string[] {
  const paths: string[] = [];
  const row: IoctlRow = ioctls[ioctl];
  request(ioctl, new EchoTransport().abi.layout, (path) => {
    paths.push(path);
    return `${OPEN}@s`;
  });
  return paths.filter((path) => path !== 'zc_name' || row.subject !== 'none');
}

const names = Object.keys(ioctls) as IoctlName[];
/** Names that a member or key takes where a call has any; the subject is made to fit its kind. */
const allIn = (dataset: string) => (path: string) => (path === 'zc_name' ? dataset : `${dataset}@s`);

test.each(names.filter((name) => name !== 'ZFS_IOC_POOL_CONFIGS'))(
  '%s is refused to who may do nothing there',
  async (ioctl) => {
    const far = new EchoTransport();
    expect(await passes(far, `*: all on ${OPEN}/**`, ioctl, allIn(SECRET))).toBe(false);
    expect(await passes(far, 'uid=1: read on elsewhere/**', ioctl, allIn(SECRET))).toBe(false);
    expect(far.calls).toEqual([]);
  },
);

test.each(names)('%s needs its right, and no other does', async (ioctl) => {
  const far = new EchoTransport();
  const { right } = DEMANDS[ioctl];
  expect(await passes(far, `*: ${right} on **`, ioctl, allIn(OPEN))).toBe(true);
  if (right !== 'read') expect(await passes(far, '*: read on **', ioctl, allIn(OPEN))).toBe(false);
  expect(await passes(far, `*: ${ioctl} on **`, ioctl, allIn(OPEN))).toBe(true);
});

const within = names.filter((name) => {
  const { on } = DEMANDS[name];
  const subjectIsPool = /pool/.test(ioctls[name].subject) && on.includes('subject');
  return on.length > 0 && !subjectIsPool && !on.includes('pool') && !on.includes('everything');
});

test.each(within)('%s is refused as soon as one of its names is elsewhere', async (ioctl) => {
  const far = new EchoTransport();
  const rule = `*: all on ${OPEN}/**`;
  expect(await passes(far, rule, ioctl, allIn(OPEN))).toBe(true);
  const exempt = NO_NAMES[ioctl] ?? [];
  for (const path of textsOf(ioctl)) {
    // The pool of several names, and the parent of what is received, are no datasets that are touched.
    if (
      path === 'zc_name' &&
      !DEMANDS[ioctl].on.some((on) => on === 'subject' || on === 'below' || on === 'renamed')
    )
      continue;
    const elsewhere = (at: string) => allIn(at === path ? SECRET : OPEN)(at);
    expect(await passes(far, rule, ioctl, elsewhere), `${ioctl} ${path}`).toBe(exempt.includes(path));
  }
});

test('a list with a key that is not understood is refused', async () => {
  const far = new EchoTransport();
  const gate = new RuleGate(far, PEER, new PeerRules([parseRule(`*: all on ${OPEN}/**`)]));
  const known = { name: 'ZFS_IOC_CLONE', row: ioctls.ZFS_IOC_CLONE } as const;
  const made = request('ZFS_IOC_CLONE', far.abi.layout, allIn(OPEN));
  const list = new Nvlist().set('origin', string(`${OPEN}@s`)).set('origin2', string(`${SECRET}@s`));
  await expect(gate.admit(known, { ...made, src: encode(list) }, SIGNAL)).rejects.toMatchObject({
    code: 'ZFSKIT_DENIED',
    message: expect.stringContaining('origin2'),
  });
  const schema = ioctls.ZFS_IOC_BOOKMARK.innvl;
  const twice = Buffer.from(encodeWith(schema, { [`${OPEN}#a`]: `${OPEN}@s`, [`${OPEN}#b`]: `${SECRET}@s` }));
  twice.write('#a', twice.indexOf('#b'));
  const bookmark = { name: 'ZFS_IOC_BOOKMARK', row: ioctls.ZFS_IOC_BOOKMARK } as const;
  const doubled = { ...request('ZFS_IOC_BOOKMARK', far.abi.layout, allIn(OPEN)), src: twice };
  await expect(gate.admit(bookmark, doubled, SIGNAL)).rejects.toMatchObject({ code: 'ZFSKIT_DENIED' });
  const wrongType = encode(new Nvlist().set('origin', nvlist(new Nvlist())));
  await expect(gate.admit(known, { ...made, src: wrongType }, SIGNAL)).rejects.toMatchObject({
    code: 'ZFSKIT_DENIED',
  });
});

test('members that the row does not have are not passed on', async () => {
  const far = new EchoTransport();
  const gate = new RuleGate(far, PEER, new PeerRules([parseRule('*: read on **')]));
  const command = new ZfsCmd(far.abi.layout);
  command.set('zc_name', OPEN);
  command.set('zc_value', SECRET);
  command.set('zc_simple', 1);
  const known = { name: 'ZFS_IOC_OBJSET_STATS', row: ioctls.ZFS_IOC_OBJSET_STATS } as const;
  const given = { number: known.row.number, command: command.bytes, dstSize: 0, historySize: 0 };
  const { request: admitted } = await gate.admit(known, given, SIGNAL);
  const seen = new ZfsCmd(far.abi.layout, admitted.command);
  expect([seen.get('zc_name'), seen.get('zc_value'), seen.get('zc_simple')]).toEqual([OPEN, '', 1]);
});

test('a listing of pools has those that may be read', async () => {
  const far = new EchoTransport();
  const gate = new RuleGate(far, PEER, new PeerRules([parseRule('*: read on tank, other/**')]));
  const known = { name: 'ZFS_IOC_POOL_CONFIGS', row: ioctls.ZFS_IOC_POOL_CONFIGS } as const;
  const command = new ZfsCmd(far.abi.layout);
  const given = { number: known.row.number, command: command.bytes, dstSize: 65536, historySize: 0 };
  const { filter } = await gate.admit(known, given, SIGNAL);
  const pools = new Nvlist();
  for (const pool of ['tank', 'secret', 'other']) pools.set(pool, nvlist(new Nvlist()));
  const dst = encode(pools);
  command.set('zc_nvlist_dst_filled', 1);
  command.set('zc_nvlist_dst_size', BigInt(dst.length));
  const reply = { errno: 0, command: command.bytes, dst, history: new Uint8Array() };
  const left = fromNvlist(known.row.dst as Schema, decode(filter?.(reply).dst ?? dst));
  expect(Object.keys(left as object)).toEqual(['tank', 'other']);
  const failed = { ...reply, errno: 12 };
  expect(filter?.(failed).dst).toHaveLength(0);
});

test('the kernel is not asked to set properties of what is not there', async () => {
  const far = new EchoTransport();
  far.errno = 2;
  const gate = new RuleGate(far, PEER, new PeerRules([parseRule(`*: dataset on ${OPEN}/**`)]));
  const known = { name: 'ZFS_IOC_SET_PROP', row: ioctls.ZFS_IOC_SET_PROP } as const;
  const admitted = await gate.admit(known, request('ZFS_IOC_SET_PROP', far.abi.layout, allIn(OPEN)), SIGNAL);
  expect(admitted.reply?.errno).toBe(2);
  expect(far.calls.map(({ name }) => name)).toEqual(['ZFS_IOC_OBJSET_STATS']);
});

test('a volume needs its own right', () => {
  const gate = new RuleGate(
    new EchoTransport(),
    PEER,
    new PeerRules([parseRule(`*: volume-io on ${OPEN}/**`)]),
  );
  gate.admitVolume(`${OPEN}/v@s`, true);
  expect(() => gate.admitVolume(SECRET, true)).toThrow(expect.objectContaining({ code: 'ZFSKIT_DENIED' }));
  expect(() => gate.admitVolume(`${OPEN}/../secret`, true)).toThrow();
});
