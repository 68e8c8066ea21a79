#!/bin/sh
# services.sh COMMAND...: runs the command with a PostgreSQL and a Redis of its own, on free ports of this machine and
# in a folder that goes when the command ends. Their addresses are CASETRACKER_TEST_POSTGRES_URL and
# CASETRACKER_TEST_REDIS_URL; one that is set already is left alone, one that cannot be had stays unset.
set -eu
home=$(mktemp -d)
postgres_bin=
redis_pid=

stop() {
    trap - EXIT INT TERM
    [ -z "$postgres_bin" ] || as_owner "$postgres_bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
    [ -z "$redis_pid" ] || kill "$redis_pid" 2>/dev/null || true
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# PostgreSQL refuses root, so that root lends it a user without rights.
as_owner() {
    if [ "$(id -u)" != 0 ]; then "$@"; else (cd "$home" && runuser -u "$owner" -- "$@"); fi
}

free_port() {
    "$(dirname "$0")/../.venv/bin/python" -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

newest_postgres() {
    for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /none/)")"; do
        [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && echo "$bin" && return
    done
    return 1
}

start_postgres() {
    bin=$(newest_postgres) || return 0
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    [ "$(id -u)" != 0 ] || chown "$owner" "$home"
    port=$(free_port)
    # Nothing here outlives the tests: no write is waited for.
    settings="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$home -c fsync=off"
    settings="$settings -c synchronous_commit=off -c full_page_writes=off"
    if as_owner "$bin/initdb" -D "$home/data" -A trust -U casetracker --locale=C.UTF-8 -E UTF8 -N &&
       as_owner "$bin/pg_ctl" -D "$home/data" -l "$home/postgres.log" -o "$settings" -w start
    then
        postgres_bin=$bin
        export CASETRACKER_TEST_POSTGRES_URL="postgres://casetracker@127.0.0.1:$port/postgres"
    else
        cat "$home/postgres.log" || true
    fi >"$home/start.log" 2>&1
    [ -n "$postgres_bin" ] || { echo "PostgreSQL did not start:"; tail -n 5 "$home/start.log"; } >&2
}

start_redis() {
    command -v redis-server >/dev/null 2>&1 || return 0
    port=$(free_port)
    redis-server --port "$port" --bind 127.0.0.1 --dir "$home" --save '' --appendonly no >"$home/redis.log" 2>&1 &
    redis_pid=$!
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        grep -qs 'Ready to accept connections' "$home/redis.log" && break
        sleep 0.2
    done
    export CASETRACKER_TEST_REDIS_URL="redis://127.0.0.1:$port/0"
}

[ -n "${CASETRACKER_TEST_POSTGRES_URL:-}" ] || start_postgres
[ -n "${CASETRACKER_TEST_REDIS_URL:-}" ] || start_redis
"$@"
