"""A real worker with a real broker: a tick rings, what is due is polled, what is not due is left alone."""

import pytest
from django.utils import timezone

from disputes.models import Event, Fetch, Filing, Source, Suggestion
from tests.fakes import rss
from tests.jobs import feeds
from tests.jobs.installation import BROKERS, Installation
from tests.web.server import LocalServer

pytestmark = pytest.mark.parametrize("installation", BROKERS, indirect=True)


def test_a_tick_brings_what_is_due_to_the_timeline_once(
    installation: Installation, server: LocalServer
) -> None:
    dispute = feeds.seedance()
    feeds.both(server, entry_count=6)

    with installation.worker():
        for _ in range(2):  # two beats, or a bell that was delivered twice
            installation.ring()
        installation.wait_until(lambda: Fetch.objects.count() == 2)
        ring_again_and_wait(installation, server)

    assert (Filing.objects.count(), Event.objects.on(dispute).count()) == (3, 3)
    assert Suggestion.objects.get().dispute == dispute
    assert [feeds.request_count(server, path) for path in ("/court", "/news")] == [1, 1]
    assert not Source.objects.filter(lease_until__isnull=False).exists()


def ring_again_and_wait(installation: Installation, server: LocalServer) -> None:
    """A tick that is known to be over: a source that is due last of all has been polled."""
    last = feeds.news_source(server.replies("/last", rss("Nothing of note")), due_at=timezone.now())
    installation.ring()
    installation.wait_until(lambda: Source.objects.get(pk=last.pk).checked_at)
