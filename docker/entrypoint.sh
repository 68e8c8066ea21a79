#!/bin/sh
# entrypoint.sh ROLE: what one container does. All roles share an image and read the same environment.
set -eu

case "${1:-}" in
web)
    exec granian --interface=wsgi --host=0.0.0.0 --port=8000 --workers="${WEB_WORKERS:-2}" --blocking-threads=4 \
        --respawn-failed-workers --log-level=warning casetracker.wsgi:application ;;
worker)
    # prefork: only there are the time limits of tasks enforced.
    exec celery --app=casetracker worker --pool=prefork --concurrency="${WORKER_PROCESSES:-2}" \
        --queues="${WORKER_QUEUES:-fetch,match,deliver}" --loglevel=INFO ;;
beat)
    exec celery --app=casetracker beat --loglevel=WARNING --pidfile= ;;
migrate)
    python manage.py migrate --noinput
    exec python manage.py load_catalogue ;;
healthy)
    # Asks the web server beside it, by a name that it answers to.
    name=${ALLOWED_HOSTS%%,*}
    exec python -c 'import http.client, sys
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=5)
connection.request("GET", "/healthz", headers={"Host": sys.argv[1]})
sys.exit(connection.getresponse().status != 200)' "${name#.}" ;;
manage)
    shift
    exec python manage.py "$@" ;;
*)
    echo "entrypoint.sh: unknown role '${1:-}'; roles are web, worker, beat, migrate, healthy, manage." >&2
    exit 64 ;;
esac
