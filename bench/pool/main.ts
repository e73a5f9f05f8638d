import { benchInGuest } from '../in-guest.ts';

declare const BENCH_FOLDER: string;

/** `npm run bench -- pool [RELEASE] [--json]`: status, health and I/O of a pool of 60 files beside the zpool command. */
process.exitCode = await benchInGuest(BENCH_FOLDER);
