import { expect, test } from 'vitest';
import type { ReplicationStep, Zfs } from 'zfskit';
import { Fixture } from './fixture.ts';

/** Snapshots of a tree with their guids, in the order of names, without the name of the top. */
async function tree(zfs: Zfs, top: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of zfs.datasets.list(top)) {
    const snapshots = await zfs.snapshots.list(name);
    found.push(...snapshots.map((each) => `${each.name.slice(top.length)} ${each.guid}`));
  }
  return found.sort();
}

test('a new clone of an old snapshot that the target has', async () => {
  await using fixture = await Fixture.open();
  const { zfs } = fixture;
  const pool = await fixture.pool();
  const [source, target] = [`${pool}/grown`, `${pool}/grown-copy`];
  for (const name of ['', '/base']) {
    await zfs.datasets.create(`${source}${name}`, { kind: 'filesystem' });
  }
  for (const name of ['one', 'two', 'three']) await zfs.snapshots.createRecursive(`${source}@${name}`);
  const all = { recursive: true, intermediates: true };
  await zfs.replicate(await zfs.replicationPlan(`${source}@three`, target, all));
  await zfs.datasets.clone(`${source}/base@two`, `${source}/clone`);
  await zfs.datasets.clone(`${source}/base@one`, `${source}/other`);
  await zfs.snapshots.createRecursive(`${source}@four`);
  // The target no longer has what the other is a clone of.
  await zfs.snapshots.destroy([`${target}/base@one`]);
  const newOnes = (steps: readonly ReplicationStep[]) =>
    steps.filter((step) => /clone@|other@/.test(step.target)).sort((a, b) => (a.target < b.target ? -1 : 1));
  const expected = [
    {
      snapshot: `${source}/clone@four`,
      from: `${source}/base@two`,
      target: `${target}/clone@four`,
      origin: `${target}/base@two`,
    },
    { snapshot: `${source}/other@four`, target: `${target}/other@four` },
  ];
  for (const intermediates of [false, true]) {
    const options = { recursive: true, intermediates, catchUp: zfs.transport };
    const plan = await zfs.replicationPlan(`${source}@four`, target, options);
    expect(newOnes(plan.steps)).toEqual(expected);
    if (intermediates) await zfs.replicate(plan);
  }
  expect((await zfs.datasets.get(`${target}/clone`)).origin).toBe(`${target}/base@two`);
  const [sent, received] = await Promise.all([tree(zfs, source), tree(zfs, target)]);
  expect(received).toEqual(sent.filter((line) => !line.startsWith('/base@one')));
});
