import { expect, test } from 'vitest';
import { ioctls } from '../ioctl/index.ts';
import { DEMANDS, RIGHTS } from './rights.ts';
import { PeerRules, parseRule, parseRules, rulesFor } from './rules.ts';

test('every ioctl has a demand, of a right that a rule can give', () => {
  expect(Object.keys(DEMANDS).sort()).toEqual(Object.keys(ioctls).sort());
  for (const { right } of Object.values(DEMANDS)) expect(RIGHTS).toContain(right);
});

test('what a demand names is there in its row', () => {
  for (const [name, { on }] of Object.entries(DEMANDS)) {
    const row = ioctls[name as keyof typeof ioctls];
    for (const touched of on) {
      if (typeof touched === 'string') continue;
      if ('member' in touched) {
        expect(row.style === 'legacy' && touched.member in row.members, `${name} ${touched.member}`).toBe(
          true,
        );
      } else {
        const key = 'key' in touched ? touched.key : touched.namesIn;
        const schema = row.style === 'nvlist' ? row.innvl : undefined;
        expect(schema?.kind === 'list' && key in schema.keys, `${name} ${key}`).toBe(true);
      }
    }
  }
});

test('a row that names its dataset is checked by it, or by names that it has besides', () => {
  const unchecked = Object.entries(DEMANDS).filter(
    ([name, { on }]) => on.length === 0 && ioctls[name as keyof typeof ioctls].subject !== 'none',
  );
  expect(unchecked).toEqual([]);
});

test('what changes something needs more than read', () => {
  const writes = Object.entries(ioctls).filter(([name, row]) => {
    const changes = !('repeatable' in row) && !('readOnly' in row);
    return changes && DEMANDS[name as keyof typeof DEMANDS].right === 'read';
  });
  expect(writes).toEqual([]);
});

test('a rule is read', () => {
  expect(parseRule('uid=1000: read, snapshot on tank/home/**')).toEqual({
    who: { kind: 'uid', ids: [1000] },
    grants: new Set(['read', 'snapshot']),
    scopes: [{ name: 'tank/home', below: true }],
  });
  expect(parseRule(' gid=7, 8 :ZFS_IOC_HOLD  on a b/c,  ** ')).toEqual({
    who: { kind: 'gid', ids: [7, 8] },
    grants: new Set(['ZFS_IOC_HOLD']),
    scopes: [
      { name: 'a b/c', below: false },
      { name: '', below: true },
    ],
  });
  expect(parseRule('*: all on tank').who).toBe('anyone');
});

test.each([
  ['uid=1000', 'rule:9: a ":" is missing'],
  ['uid=1000: read', 'rule:15: " on "'],
  ['user=1: read on tank', 'rule:1: "user=1"'],
  ['uid=x: read on tank', 'rule:5: "x"'],
  ['uid=1,: read on tank', 'rule:7: ""'],
  ['uid=-1: read on tank', 'rule:5: "-1"'],
  ['uid=4294967295: read on tank', 'rule:5: "4294967295"'],
  ['uid=1: raed on tank', 'rule:8: "raed"'],
  ['uid=1: read, on tank', 'rule:13: ""'],
  ['uid=1: toString on tank', 'rule:8: "toString"'],
  ['uid=1: read on ', 'rule:16: '],
  ['uid=1: read on tank//x', 'rule:16: '],
  ['uid=1: read on tank/*', 'rule:16: '],
  ['uid=1: read on tank, tank@x', 'rule:22: '],
])('%j is refused, with where it is wrong', (text, message) => {
  expect(() => parseRule(text)).toThrow(message);
  expect(() => parseRule(text)).toThrow(expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT' }));
});

test('rules in a file have lines', () => {
  const text = '# who may what\n\n*: read on **\r\n  uid=5: send on tank\n';
  expect(parseRules(text, 'f')).toHaveLength(2);
  expect(() => parseRules(`${text}uid=5: sand on tank\n`, 'f')).toThrow('f:5:8: "sand"');
});

test('a scope is a dataset, or one and all below it', () => {
  const rules = new PeerRules([parseRule('*: read on tank/a, tank/b/**')]);
  const may = (name: string, below = false) => rules.allow('read', undefined, { name, below });
  expect([may('tank/a'), may('tank/b'), may('tank/b/c/d'), may('tank/b', true)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([may('tank'), may('tank/a/x'), may('tank/bc'), may('tank/a', true), may('', true)]).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(rules.allow('send', undefined, { name: 'tank/a', below: false })).toBe(false);
  expect(rules.unlimited).toBe(false);
  expect(new PeerRules([parseRule('*: all on tank/**')]).unlimited).toBe(false);
  expect(new PeerRules([parseRule('*: all on **')]).unlimited).toBe(true);
});

test('who may what', () => {
  const peer = { pid: 1, uid: 4242, gid: 50, groups: [60] };
  const place = { name: 'tank', below: false };
  const may = (who: typeof peer, ...rules: string[]) =>
    rulesFor(
      who,
      rules.map((rule) => parseRule(rule)),
    );
  expect(may(peer).allow('read', undefined, place)).toBe(true);
  expect(may(peer).allow('dataset', undefined, place)).toBe(false);
  expect(may(peer, 'uid=1: read on **').allow('read', undefined, place)).toBe(false);
  expect(may(peer, 'uid=1, 4242: send on **').allow('send', undefined, place)).toBe(true);
  expect(may(peer, 'gid=50: send on **').allow('send', undefined, place)).toBe(true);
  expect(may(peer, 'gid=60: send on **').allow('send', undefined, place)).toBe(true);
  expect(may(peer, 'gid=4242: send on **').allow('send', undefined, place)).toBe(false);
  expect(may({ ...peer, uid: 0 }, 'uid=1: read on tank').unlimited).toBe(true);
  expect(may({ ...peer, uid: process.getuid?.() ?? 0 }).unlimited).toBe(true);
});
