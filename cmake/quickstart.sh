#!/bin/sh
# From a fresh machine to a mission script:
#
#     sh cmake/quickstart.sh "<request>" [options]
#
# installs what is missing from the distribution's packages, builds the release preset, and runs
#
#     gmat-copilot "<request>" --repair 2 --dry-run --provenance [options]
#
# in the folder it was called from. Without a request it stops after the build and says what to run.
set -eu
# shellcheck source=cmake/setup.sh
. "$(dirname -- "$0")/setup.sh"

called_from=$PWD
# shellcheck disable=SC2119  # no further packages
install_packages
configure_and_build gmat-copilot
program=$root/build/release/gmat-copilot
cd "$called_from"
if [ $# -eq 0 ]; then
    say "built $program"
    say "next: sh cmake/quickstart.sh \"A 500 km circular orbit; propagate one day and report altitude\""
    exit 0
fi
request=$1
shift
exec "$program" "$request" --repair 2 --dry-run --provenance "$@"
