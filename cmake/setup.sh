# shellcheck shell=sh
# Sourced by quickstart.sh and run-tests.sh: installs what is missing, configures and builds the release preset.
# Everything it says goes to standard error, so that standard output stays the program's own.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

say() { printf '%s\n' "gmat-copilot: $*" >&2; }
fail() { say "error: $*"; exit 2; }

missing_packages() {
    for package in $(sed 's/#.*//' "$root/cmake/packages.txt") "$@"; do
        case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
            "install ok installed") ;;
            *) printf '%s ' "$package" ;;
        esac
    done
}

# install_packages [PACKAGE...]: those of cmake/packages.txt, and these.
install_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        say "this system has no apt; make sure the equivalents of cmake/packages.txt${1:+ and of $*} are installed"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || fail "these packages are missing and there is no sudo to install them with: $missing"
        sudo=sudo
        say "installing with sudo: $missing"
    else
        say "installing: $missing"
    fi
    # shellcheck disable=SC2086  # the list is meant to be split
    {
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing ||
            { $sudo apt-get update && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; }
    } >&2 </dev/null || fail "could not install: $missing"
}

# configure_and_build TARGET [NAME:TYPE=VALUE]: ninja finds out by itself what is up to date, so a second run does no work
# twice. A folder that was configured with another value of the option is configured again.
configure_and_build() {
    cd "$root" || fail "cannot enter $root"
    if [ ! -f build/release/build.ninja ] || { [ -n "${2-}" ] && ! grep -qxF "$2" build/release/CMakeCache.txt; }; then
        say "configuring (build/release)"
        cmake --preset release ${2:+"-D$2"} >&2 || fail "configuring failed; the lines above say why"
    fi
    say "building (nothing to do when it is up to date)"
    cmake --build --preset release --target "$1" >&2 || fail "the build failed; the lines above say why"
}
