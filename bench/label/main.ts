import { benchInGuest } from '../in-guest.ts';

declare const BENCH_FOLDER: string;

/** `npm run bench -- label [RELEASE] [--json]`: the search for pools beside zpool import. */
process.exitCode = await benchInGuest(BENCH_FOLDER);
