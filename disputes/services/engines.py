"""Puts the engine together as the settings say: the guarded client, and the parsers in their children."""

import atexit
import functools
import gc
import os
import sys

from django.conf import settings
from django.utils import timezone

from disputes.ingest.children.pool import MOST_PROCESSES, Pool
from disputes.services.rounds import Engine
from disputes.web.client import Client
from disputes.web.types import Limits

SWITCH_SECONDS = 0.0005
COLLECT_EVERY = 50_000  # objects: rows and entries hold few circles, and looking for them takes time


def client() -> Client:
    limits = Limits(requests_at_once=settings.FETCH_CONCURRENCY)
    return Client(settings.USER_AGENT, allow=settings.FETCH_ALLOW, limits=limits)


@functools.cache
def parsers() -> Pool:
    """One pool for each process, made when it is first needed: after Celery has forked its workers."""
    gc.freeze()  # what was imported stays: no collection needs to look at it
    gc.set_threshold(COLLECT_EVERY)
    pool = Pool(size=min(os.cpu_count() or 1, MOST_PROCESSES))
    atexit.register(pool.close)
    return pool


def engine(*stops: type[Exception]) -> Engine:
    """`stops` are errors that end a round wherever they are raised."""
    # Threads that write, fetch and wait for parsers take turns; five milliseconds each keep parsers idle.
    sys.setswitchinterval(SWITCH_SECONDS)
    return Engine(client(), parsers(), timezone.now, stops=stops)
