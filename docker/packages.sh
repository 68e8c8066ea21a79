#!/bin/sh
# packages.sh: what the tests need from the system: Chromium, PostgreSQL, Redis. Installs what is missing where it may
# (apt-get, and root or a sudo that asks no password); where it may not, the test groups concerned say so themselves.
set -eu

has() {
    for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done
    return 1
}

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
