import { expect } from 'vitest';
import { list, Nvlist } from 'zfskit/nvlist';
import { NO_POOL, type RowBench } from './row-bench.ts';

/** Channel programs. */
export function programRows(bench: RowBench): void {
  const run = (program: string) => ({ program, arg: list(Nvlist.from({ argv: ['a'] })) });

  bench.row('ZFS_IOC_CHANNEL_PROGRAM', async () => {
    const zc_name = bench.pool;
    const name = 'ZFS_IOC_CHANNEL_PROGRAM';
    const { outnvl } = await bench.ok(name, {
      zc_name,
      innvl: { ...run('args = ...; return args.argv[1]'), sync: false },
    });
    expect(outnvl.return).toEqual({ type: 'string', value: 'a' });
    await bench.ok(name, { zc_name, innvl: run(`zfs.sync.snapshot('${bench.pool}@program')`) });
    const failed = await bench.fails(name, 'ECHRNG', { zc_name, innvl: run("error('no')") });
    expect(failed.answer).toEqual({ outnvl: { error: expect.stringContaining(': no') } });
    await bench.fails(name, 'EINVAL', { zc_name, innvl: run('this is no Lua') });
    const endless = { ...run('while true do end'), instrlimit: 1000n };
    await bench.fails(name, 'ETIME', { zc_name, innvl: endless });
    await bench.fails(name, 'ENOENT', { zc_name: NO_POOL, innvl: run('return 1') });
  });
}
