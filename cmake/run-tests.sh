#!/bin/sh
# Installs what is missing, builds the release preset and runs every test:
#
#     sh cmake/run-tests.sh [ctest options]
set -eu
# shellcheck source=cmake/setup.sh
. "$(dirname -- "$0")/setup.sh"

install_packages
configure_and_build all
cd "$root/build/release"
exec ctest --output-on-failure --no-tests=error -j "$(nproc 2>/dev/null || echo 2)" "$@"
