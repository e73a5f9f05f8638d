#!/bin/sh
# vitest-on.sh SUITE FILE...: runs tests of integration/engine on the libzpool of a Debian suite, on this host; where that needs a
# newer C library, on one (fuzz/glibc.sh).
set -eu
suite=$1
shift
here=$(dirname "$0")
export ZFSKIT_ENGINE_SUITE="$suite"
vitest="$here/../../node_modules/vitest/vitest.mjs"
if [ "$suite" = bookworm ]; then
  exec node "$vitest" run --project engine "$@"
fi
lib=$("$here/openzfs.sh" "$suite")/lib
glibc=$("$here/../../fuzz/glibc.sh")
for file in "$@"; do
  "$glibc/ld-linux-x86-64.so.2" --library-path "$lib:$glibc:/lib/x86_64-linux-gnu" "$(command -v node)" \
    "$vitest" run --project engine --pool=threads "$file"
done
