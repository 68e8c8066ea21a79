#!/bin/sh
# check.sh: every check that runs no test: lint, format, types, floors, migrations, settings of a public installation.
# Quiet where all is well; the first lines of a finding say which check made it. All are run, whatever the first says.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
CASETRACKER_DATA_DIR=$(mktemp -d)
export CASETRACKER_DATA_DIR DATABASE_URL= REDIS_URL= DEBUG=false
trap 'rm -rf "$CASETRACKER_DATA_DIR"' EXIT
found=0

check() {
    name=$1
    shift
    if "$@" >"$CASETRACKER_DATA_DIR/said" 2>&1; then
        echo "ok   $name"
    else
        echo "BAD  $name"
        cat "$CASETRACKER_DATA_DIR/said"
        found=1
    fi
}

public_installation() {
    env SECRET_KEY="$($bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
        DATABASE_URL=postgres://casetracker@127.0.0.1/casetracker REDIS_URL=redis://127.0.0.1:6379/0 \
        EMAIL_URL=smtps://mail.example ALLOWED_HOSTS=casetracker.example CSRF_TRUSTED_ORIGINS=https://casetracker.example \
        CASETRACKER_HTTPS=true "$@"
}

templates() {
    find templates -name '*.html' -exec "$bin/djade" --target-version 6.1 "$@" {} +
}

check "lint" $bin/ruff check -q .
check "format" $bin/ruff format -q --check .
check "templates" templates --check
check "types" $bin/mypy
check "floors" $bin/lint-imports --no-logo
check "migrations in step" $bin/python manage.py makemigrations --check --dry-run
check "a public installation" public_installation $bin/python manage.py check --deploy --fail-level WARNING
exit $found
