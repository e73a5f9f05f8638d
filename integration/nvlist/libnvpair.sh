#!/bin/sh
# Prints a folder that has libnvpair of the running Debian release: lib/libnvpair.so.3, lib/libnvpair.so and include/.
set -eu
. "$(dirname "$0")/../../ci/debian-packages.sh"

suite=$(running_suite)
cached libnvpair "$suite"
unpack "$suite" contrib 'libnvpair3linux|libzfslinux-dev'
mkdir "$work/result/lib"
cp "$(find "$work/unpacked" -name 'libnvpair.so.3.*' -type f)" "$work/result/lib/libnvpair.so.3"
ln -s libnvpair.so.3 "$work/result/lib/libnvpair.so"
cp -r "$work/unpacked/usr/include" "$work/result/include"
keep
