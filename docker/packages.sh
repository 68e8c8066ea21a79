#!/bin/sh
# packages.sh: what the tests need from the system: Chromium, PostgreSQL, Redis. Installs what is missing where it may
# (apt-get, and root or a sudo that asks no password); where it may not, the test groups concerned say so themselves.
# TimelineJS, which one benchmark measures beside, comes by npm as its hashed lock says.
set -eu
cd "$(dirname "$0")/.."

has() {
    for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done
    return 1
}

beside=.tools/timelinejs
lock=tests/scale/timelinejs_package/package-lock.json
if has npm && ! cmp -s "$lock" "$beside/package-lock.json"; then
    rm -rf "$beside"
    mkdir -p "$beside"
    cp "${lock%-lock.json}.json" "$lock" "$beside"
    if ! npm ci --silent --prefix "$beside" --ignore-scripts --no-audit --no-fund </dev/null; then
        rm -rf "$beside"
        echo "npm could not install TimelineJS; the tests go on without." >&2
    fi
fi

missing=
has chromium chromium-browser google-chrome || missing="$missing chromium fonts-dejavu-core"
has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
has redis-server || missing="$missing redis-server"
[ -n "$missing" ] && has apt-get || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || exit 0
    as_root="sudo -n"
fi

echo "Installing for the tests:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get -qq update &&
       $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing
     } >"$log" 2>&1 </dev/null; then
    tail -n 3 "$log" >&2
    echo "apt-get could not install them; the tests go on without." >&2
fi
