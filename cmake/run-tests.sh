#!/bin/sh
# Installs what is missing, builds the release preset and runs every test:
#
#     sh cmake/run-tests.sh [--with-browser] [ctest options]
#
# --with-browser also installs Chromium and runs the tests that look at pages in it.
set -eu
# shellcheck source=cmake/setup.sh
. "$(dirname -- "$0")/setup.sh"

browser=OFF
if [ "${1-}" = --with-browser ]; then
    browser=ON
    shift
fi
if [ "$browser" = ON ]; then
    install_packages chromium
else
    install_packages
fi
configure_and_build all "GMAT_COPILOT_BROWSER_TESTS:BOOL=$browser"
cd "$root/build/release"
exec ctest --output-on-failure --no-tests=error -j "$(nproc 2>/dev/null || echo 2)" "$@"
