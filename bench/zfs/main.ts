import { benchInGuest } from '../in-guest.ts';

declare const BENCH_FOLDER: string;

/** `npm run bench -- zfs [RELEASE] [--json]`: the zfs API beside the zfs command. */
process.exitCode = await benchInGuest(BENCH_FOLDER);
