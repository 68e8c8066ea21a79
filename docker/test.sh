#!/bin/sh
# test.sh: every check and every test, group by group; run it inside services.sh. A group that lacks what it needs is
# left out in one line, with CI=true it fails. All groups run, whatever the first says; the exit code remembers.
set -u
cd "$(dirname "$0")/.."
CASETRACKER_DATA_DIR=$(mktemp -d)
# What a developer's .env or shell says is not for the tests.
export CASETRACKER_DATA_DIR DATABASE_URL= REDIS_URL= SECRET_KEY=for-the-tests-only DEBUG=false
export ALLOWED_HOSTS=localhost,127.0.0.1 CSRF_TRUSTED_ORIGINS= CASETRACKER_HTTPS=false
export CASETRACKER_FETCH_ALLOW= CASETRACKER_CONTACT=
trap 'rm -rf "$CASETRACKER_DATA_DIR"' EXIT
failed=

group() {
    title=$1
    shift
    printf '\n== %s\n' "$title"
    "$@" || failed="$failed; $title"
}

left_out() {
    printf '\n== %s: left out, %s\n' "$1" "$2"
    [ "${CI:-}" != true ] || failed="$failed; $1"
}

tests() {
    .venv/bin/python -m pytest "$@"
}

# Folders that touch no database, and the browser, are tried once.
on_postgresql() (
    export DATABASE_URL="$CASETRACKER_TEST_POSTGRES_URL"
    tests -n 2 --dist loadgroup -m "$marks and not browser" --ignore=tests/house --ignore=tests/deploy
)

has_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

marks="not scale and not corpora"
has_chromium || { left_out "Journeys in a browser" "no Chromium"; marks="$marks and not browser"; }
[ -n "${CASETRACKER_TEST_REDIS_URL:-}" ] || { left_out "With Redis" "no Redis"; marks="$marks and not redis"; }

group "Checks" sh docker/check.sh
group "On SQLite" tests -n 2 --dist loadgroup -m "$marks"
if [ -n "${CASETRACKER_TEST_POSTGRES_URL:-}" ]; then
    group "On PostgreSQL" on_postgresql
else
    left_out "On PostgreSQL" "no PostgreSQL"
fi
group "Benchmarks" tests -s -m scale
if [ -n "${CASETRACKER_CORPORA:-}" ]; then
    group "Real feeds" tests -n 2 -m corpora
else
    printf '\n== Real feeds: left out, CASETRACKER_CORPORA names no folder\n'
fi

[ -z "$failed" ] || { echo "Failed: ${failed#; }"; exit 1; }
