import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { zcp_eval } from '../bindings/zcp.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { answerFitted } from '../item-failures.ts';
import { addressOfSymbol, bind, NULL, type Pointer } from '../libzpool.ts';
import { uint64At } from '../memory.ts';
import { NativeList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** `include/sys/nvpair.h`. */
const nvlist_lookup_nvpair = bind<(list: Pointer, name: string, pair: BigUint64Array) => number>(
  'int nvlist_lookup_nvpair(void *list, const char *name, _Out_ uint64_t *pair)',
);

/** Lua instructions, and bytes of memory, of a program that says nothing of them (`ZCP_DEFAULT_*` in `include/sys/zcp.h`). */
const [INSTRUCTIONS, MEMORY_BYTES] = [10_000_000n, 10n << 20n];

/** What a program has returned is answered, and what it has failed with. */
function run(call: EngineCall): void {
  const { innvl } = call;
  const instructions = innvl.find('instrlimit', 'uint64') ?? INSTRUCTIONS;
  const memory = innvl.find('memlimit', 'uint64') ?? MEMORY_BYTES;
  checkLimit(instructions, 'zfs_lua_max_instrlimit');
  checkLimit(memory, 'zfs_lua_max_memlimit');
  const sync = (innvl.find('sync', 'boolean_value') ?? true) ? 1 : 0;
  using input = NativeList.from(innvl);
  const arg = new BigUint64Array(1);
  check(nvlist_lookup_nvpair(input.pointer, 'arg', arg));
  using out = NativeList.empty();
  const program = innvl.get('program', 'string');
  const errno = zcp_eval(call.name, program, sync, instructions, memory, arg[0] ?? NULL, out.pointer);
  answerFitted(call, errno, out.read());
}

function checkLimit(value: bigint, tunable: string): void {
  if (value === 0n || value > uint64At(addressOfSymbol(tunable))) throw new EngineFailure(LINUX_ERRNO.EINVAL);
}

/** Channel programs: `zfs_ioc_channel_program` in `zfs_ioctl.c`. */
export const programHandlers = {
  ZFS_IOC_CHANNEL_PROGRAM: { handle: run, needs: 'writable', logs: true, logsFailures: true },
} satisfies Record<string, ServedIoctl>;
