#!/bin/sh
# headers.sh SUITE [APT-OPTION...]: prints a folder that has the headers of a Debian suite's ZFS: those of libzfslinux-dev
# in usr/include, those of the kernel module in usr/src/zfs-*/include.
set -eu
. "$(dirname "$0")/../../ci/debian-packages.sh"

suite=$1
shift
cached headers "$suite"
unpack "$suite" contrib 'libzfslinux-dev|zfs-dkms' "$@"
mv "$work/unpacked/usr" "$work/result/usr"
keep
