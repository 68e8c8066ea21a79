"""The shipped catalogue of an installation, loaded once for all modules that name this one as a plugin."""

from collections.abc import Iterator

import pytest

from tests import site
from tests.jobs.installation import Installation


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return site.installed(tmp_path_factory.mktemp("shipped"), "load_catalogue")


@pytest.fixture(scope="session")
def shipped(installation: Installation) -> Iterator[str]:
    """The address of its web server. What one test writes there, others see: it takes its own dispute."""
    with site.served(installation) as address:
        yield address
