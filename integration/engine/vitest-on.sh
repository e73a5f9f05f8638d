#!/bin/sh
# vitest-on.sh SUITE FILE...: runs tests of integration/engine on the libzpool of a Debian suite, on this host.
set -eu
suite=$1
shift
ZFSKIT_ENGINE_SUITE="$suite" exec "$(dirname "$0")/../../node_modules/.bin/vitest" run --project engine "$@"
