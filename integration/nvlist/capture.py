#!/usr/bin/env python3
"""Writes packed nvlists as the running kernel makes them into the folder given: the golden files of src/nvlist.

Runs in a guest with blank disks in ZFSKIT_DISKS; see README.md in src/nvlist/testdata/kernel.
"""
import ctypes
import fcntl
import os
import struct
import subprocess
import sys

FOLDER = sys.argv[1]
DISKS = os.environ["ZFSKIT_DISKS"].split()
POOL_CONFIGS, POOL_STATS, POOL_GET_HISTORY = 0x5A04, 0x5A05, 0x5A0A
OBJSET_STATS, POOL_GET_PROPS, EVENTS_NEXT = 0x5A12, 0x5A27, 0x5A81
# Offsets in zfs_cmd_t, the same in every release from 2.0 on.
DST, DST_SIZE, HISTORY, HISTORY_LEN, CLEANUP_FD = 4112, 4120, 4136, 12640, 13664


def run(*command):
    subprocess.run(command, check=True)


def write(name, data):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(data)


def call(device, number, name, size=1 << 20, fill=None):
    """The reply of an ioctl with trailing zeros cut down to 64: the kernel's buffer is larger than the list."""
    command = bytearray(16384)
    command[0 : len(name)] = name.encode()
    reply = ctypes.create_string_buffer(size)
    struct.pack_into("<QQ", command, DST, ctypes.addressof(reply), size)
    if fill:
        fill(command)
    fcntl.ioctl(device, number, command)
    return trim(reply.raw)


def trim(data):
    used = len(data.rstrip(b"\0"))
    return data[: (used + 64 + 3) & ~3]


def history(device, name):
    command = bytearray(16384)
    command[0 : len(name)] = name.encode()
    reply = ctypes.create_string_buffer(1 << 17)
    struct.pack_into("<Q", command, HISTORY, ctypes.addressof(reply))
    struct.pack_into("<Q", command, HISTORY_LEN, len(reply))
    fcntl.ioctl(device, POOL_GET_HISTORY, command)
    (length,) = struct.unpack_from("<Q", command, HISTORY_LEN)
    return reply.raw[:length]


def main():
    os.makedirs(FOLDER, exist_ok=True)
    run("zpool", "create", "-f", "-o", "ashift=12", "-O", "compression=lz4", "golden", "mirror", *DISKS[:2])
    run("zfs", "create", "-o", "quota=100M", "-o", "org.example:note=gr\u00fc\u00dfe", "golden/fs")
    run("zfs", "snapshot", "golden/fs@first")
    run("zpool", "sync", "golden")
    device = os.open("/dev/zfs", os.O_RDWR | os.O_CLOEXEC)
    write("pool-configs.bin", call(device, POOL_CONFIGS, ""))
    write("pool-stats.bin", call(device, POOL_STATS, "golden"))
    write("objset-stats.bin", call(device, OBJSET_STATS, "golden/fs"))
    try:
        write("pool-props.bin", call(device, POOL_GET_PROPS, "golden"))
    except OSError:
        # 2.3 and later want an input list.
        pass
    write("history.bin", history(device, "golden"))
    cleanup = os.open("/dev/zfs", os.O_RDWR | os.O_EXCL | os.O_CLOEXEC)
    write("event.bin", call(device, EVENTS_NEXT, "", fill=lambda c: struct.pack_into("<i", c, CLEANUP_FD, cleanup)))
    with open("/etc/zfs/zpool.cache", "rb") as file:
        write("zpool.cache", file.read())
    partition = next(path for path in (DISKS[0] + "p1", DISKS[0] + "1") if os.path.exists(path))
    with open(partition, "rb") as disk:
        disk.seek(16384)
        label = disk.read(112 * 1024 - 40)
    write("label.xdr", trim(label))
    with open("/sys/module/zfs/version") as file:
        write("version", file.read().encode())


main()
