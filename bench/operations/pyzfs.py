"""Times operations of libzfs_core: POOL COUNT; prints a JSON object of milliseconds for each."""

import json
import sys
import time

import libzfs_core as lzc

pool, count = sys.argv[1].encode(), int(sys.argv[2])
times = {}


def timed(name, work):
    start = time.perf_counter()
    for index in range(count):
        work(index)
    times[name] = (time.perf_counter() - start) * 1000 / count


timed("create a filesystem", lambda index: lzc.lzc_create(b"%s/p%d" % (pool, index)))
timed("snapshot it", lambda index: lzc.lzc_snapshot([b"%s/p%d@s" % (pool, index)]))
timed("does it exist", lambda index: lzc.lzc_exists(b"%s/p%d@s" % (pool, index)))
timed("destroy the snapshot", lambda index: lzc.lzc_destroy_snaps([b"%s/p%d@s" % (pool, index)], False))
print(json.dumps(times))
