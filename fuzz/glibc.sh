#!/bin/sh
# Prints a folder with a C library new enough for the fuzzer's native part (glibc 2.38), Debian trixie's, or nothing if the
# system has one.
set -eu
. "$(dirname "$0")/../ci/debian-packages.sh"

need=2.38
have=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
if [ "$(printf '%s\n' "$need" "$have" | sort -V | head -n 1)" = "$need" ]; then
  exit 0
fi
cached glibc trixie
unpack trixie main 'libc6|libstdc\+\+6|libgcc-s1'
find "$work/unpacked" \( -name '*.so' -o -name '*.so.*' \) -path '*/lib/*-linux-gnu/*' ! -path '*/gconv/*' \
  -exec cp -P {} "$work/result/" \;
find "$work/result" -name 'ld-linux*' -exec cp -L {} "$work/result/loader" \;
keep
