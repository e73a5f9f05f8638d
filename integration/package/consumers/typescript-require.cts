import zfskit = require('zfskit');
import ioctl = require('zfskit/ioctl');

import type { Service } from 'zfskit/service';

// One class, whichever entry point it comes from.
const error: ioctl.ZfsError = new zfskit.ZfsError({ code: 'EBUSY', message: 'busy' });
export type Used = [Service, zfskit.Zfs];
console.log(JSON.stringify([error instanceof ioctl.ZfsError, error.code, typeof zfskit.openZfs]));
