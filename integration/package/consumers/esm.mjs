import * as zfskit from 'zfskit';
import * as nvlist from 'zfskit/nvlist';
import * as run from 'zfskit/run';
import * as trace from 'zfskit/trace';
import session from './session.cjs';

console.log(JSON.stringify(await session(zfskit, nvlist, trace, run)));
