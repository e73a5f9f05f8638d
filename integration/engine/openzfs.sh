#!/bin/sh
# openzfs.sh [SUITE]: prints a folder that has OpenZFS of a Debian suite, by default the running one: the libraries in lib,
# zfs, zpool, zdb and zstream in sbin.
set -eu
. "$(dirname "$0")/../../ci/debian-packages.sh"

suite=${1:-$(running_suite)}
cached openzfs "$suite"
unpack "$suite" contrib 'zfsutils-linux|lib(nvpair|uutil|zfs|zpool)[0-9]+linux'
mkdir "$work/result/lib" "$work/result/sbin"
find "$work/unpacked" -name '*.so.*' -exec cp -P {} "$work/result/lib/" \;
for program in zfs zpool zdb zstream; do
  cp "$(find "$work/unpacked" -path "*sbin/$program" -type f | head -n 1)" "$work/result/sbin/"
done
keep
