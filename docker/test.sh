#!/bin/sh
# test.sh: every check and every test, group by group; run it inside services.sh. A group that lacks what it needs is
# left out in one line, with CI=true it fails. All groups run, whatever the first says; the exit code remembers.
set -u
cd "$(dirname "$0")/.."
CASETRACKER_DATA_DIR=$(mktemp -d)
# What a developer's .env or shell says is not for the tests.
export CASETRACKER_DATA_DIR DATABASE_URL= REDIS_URL= SECRET_KEY=for-the-tests-only DEBUG=false
export ALLOWED_HOSTS=localhost,127.0.0.1 CSRF_TRUSTED_ORIGINS= CASETRACKER_HTTPS=false
export CASETRACKER_FETCH_ALLOW= CASETRACKER_CONTACT= CASETRACKER_HOST_GAP_SECONDS=5 CASETRACKER_FETCH_CONCURRENCY=50
export CASETRACKER_COURTLISTENER_TOKEN= CASETRACKER_COURTLISTENER_WEBHOOK_SECRET=
export EMAIL_URL= CASETRACKER_SIGN_UP=true CASETRACKER_SECOND_FACTOR=false
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

# The floors that know no database are tried once, on SQLite.
on_postgresql() (
    export DATABASE_URL="$CASETRACKER_TEST_POSTGRES_URL"
    for folder in deploy house ingest matching text web; do set -- "$@" "--ignore=tests/$folder"; done
    tests "$@"
)

has_chromium() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

plain="not browser and not scale and not corpora"
if [ -z "${CASETRACKER_TEST_REDIS_URL:-}" ]; then
    left_out "With Redis" "no Redis"
    plain="$plain and not redis"
fi

group "Checks" sh docker/check.sh
group "On SQLite" tests -n 2 -m "$plain"
# Apart, because Playwright keeps an event loop running in its process.
if has_chromium; then
    group "In a browser" tests -n 2 -m browser
else
    left_out "In a browser" "no Chromium"
fi
if [ -n "${CASETRACKER_TEST_POSTGRES_URL:-}" ]; then
    group "On PostgreSQL" on_postgresql -n 2 -m "$plain"
else
    left_out "On PostgreSQL" "no PostgreSQL"
fi
group "Benchmarks" tests -s -m scale
if [ -n "${CASETRACKER_CORPORA:-}" ]; then
    group "Real feeds" tests -n 2 -m corpora
else
    printf '\n== Real feeds: left out, CASETRACKER_CORPORA names no folder\n'
fi

if [ -n "$failed" ]; then
    echo "Failed: ${failed#; }"
    exit 1
fi
