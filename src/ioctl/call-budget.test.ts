import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CallBudget } from './call-budget.ts';
import { JoinedAbort } from './joined-abort.ts';

const never = new JoinedAbort();

test('a call that is given up makes room for other pools and not for its own', async () => {
  const budget = new CallBudget(2);
  const aborts = [new JoinedAbort(), new JoinedAbort()];
  const leaves = await Promise.all(aborts.map((abort) => budget.enter('hung', abort)));
  expect(budget.load).toEqual({ busy: 2, waiting: 0, givenUp: 0 });
  const later = new JoinedAbort();
  const third = budget.enter('hung', later);
  const other = budget.enter('well', never);
  await setImmediate();
  expect(budget.load).toEqual({ busy: 2, waiting: 2, givenUp: 0 });
  for (const abort of aborts) abort.abort(new Error('late'));
  const leaveOther = await other;
  expect(budget.load).toEqual({ busy: 1, waiting: 1, givenUp: 2 });
  later.abort(new Error('later'));
  await expect(third).rejects.toThrow('later');
  expect(budget.load).toEqual({ busy: 1, waiting: 0, givenUp: 2 });
  leaveOther();
  leaves[0]?.();
  expect(budget.load).toEqual({ busy: 0, waiting: 0, givenUp: 1 });
  (await budget.enter('hung', never))();
  leaves[1]?.();
  expect(budget.load).toEqual({ busy: 0, waiting: 0, givenUp: 0 });
});

test('giving up while waiting for the turn of all pools leaves nothing behind', async () => {
  const budget = new CallBudget(1);
  const leave = await budget.enter('a', never);
  const abort = new JoinedAbort();
  const given = budget.enter('b', abort);
  await setImmediate();
  abort.abort(new Error('enough'));
  await expect(given).rejects.toThrow('enough');
  await expect(budget.enter('b', abort)).rejects.toThrow('enough');
  leave();
  expect(budget.load).toEqual({ busy: 0, waiting: 0, givenUp: 0 });
  (await budget.enter('b', never))();
});
