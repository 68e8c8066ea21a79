"""A search among 100,000 documents, from the request to the page, beside an empty page of the same server."""

import random
import statistics
import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from casetracker.urls import urlpatterns as ours
from disputes.models import Dispute, Event, Placement
from disputes.models.bulk import insert_each
from disputes.services import searching
from disputes.text.dates import When
from tests import make

DISPUTES, EVENTS, ROUNDS = 1_000, 99_000, 5
MOST_TIMES_CATALOGUE = 2  # of the time of the catalogue's page in the same run
COMMON = (
    *("motion", "order", "dismiss", "copyright", "infringement"),
    *("training", "model", "discovery", "counsel"),
)
QUERIES = [
    *(
        "rare77",
        "motion",
        '"motion to dismiss"',
        "discovery -counsel",
        "licens*",
        "doe77 order",
        "nothing at all",
    ),
    *(
        "court:nysd motion",
        "party:party-7 order",
        "kind:order infringement after:2025",
        "stage:trial copyright",
    ),
]

pytestmark = [pytest.mark.scale, pytest.mark.django_db]


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("empty/", empty), *ours]


def fill() -> None:
    """Each event has six of nine common words, a word of its own, and a date within six years."""
    chance, court = random.Random(7), make.court("nysd")
    for number in range(DISPUTES):
        dispute = make.dispute(f"Doe{number} v. Roe", stage="trial" if number % 9 == 0 else "filed")
        make.role(dispute, make.party(slug=f"party-{number}"))
        if number % 10 == 0:
            make.proceeding(dispute, number=f"1:26-cv-{number:05d}", court=court)
    insert_each(event(number, chance) for number in range(EVENTS))
    disputes = list(Dispute.objects.values_list("pk", flat=True))
    events = Event.objects.values_list("pk", flat=True)
    seen = {"seen_at": make.NOW, "changed_at": make.NOW}
    insert_each(
        Placement(event_id=key, dispute_id=disputes[n % DISPUTES], **seen) for n, key in enumerate(events)
    )


def event(number: int, chance: random.Random) -> Event:
    words = chance.sample(COMMON, 6)
    made = Event(
        key=f"made-{number}",
        headline=f"{words[0].capitalize()} to {words[1]} of rare{number}",
        summary=f"The {' and the '.join(words[2:])} were licensed, it says in paragraph {number}.",
        kind="order" if number % 3 else "motion",
        seen_at=make.NOW,
        changed_at=make.NOW,
    )
    made.happened = When.parse(f"{2021 + number % 6}-{1 + number % 12:02d}-{1 + number % 28:02d}")
    return made


def median_seconds(ask: Callable[[], object]) -> float:
    return statistics.median(_timed(ask) for _ in range(ROUNDS))


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


@override_settings(ROOT_URLCONF=__name__)
def test_a_search_among_a_hundred_thousand_documents_is_quick(client: Client) -> None:
    fill()
    start = time.perf_counter()
    *_, written = searching.index(now=timezone.now(), everything=True)
    seconds = time.perf_counter() - start
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")

    bare = median_seconds(lambda: client.get("/empty/"))
    catalogue = median_seconds(lambda: client.get("/disputes/"))
    medians = {query: median_seconds(lambda q=query: client.get("/search/", {"q": q})) for query in QUERIES}  # type: ignore[misc]

    print(f"\n{written:,} documents indexed in {seconds:.1f} s, on {connection.vendor}")
    for query, median in medians.items():
        print(f"{query:>36} {median * 1000:7.1f} ms")
    median = statistics.median(medians.values())
    print(
        f"median {median * 1000:.1f} ms (goal 100), an empty page {bare * 1000:.2f} ms: {median / bare:.0f} ×"
    )
    print(f"the catalogue's page {catalogue * 1000:.1f} ms: {median / catalogue:.1f} ×")
    assert written == DISPUTES + EVENTS
    assert median < MOST_TIMES_CATALOGUE * catalogue
