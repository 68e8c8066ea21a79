"""The engine as the settings, and the machine, have it."""

import atexit

import pytest

from disputes.services import engines


@pytest.mark.parametrize(("processors", "size"), [(None, 1), (2, 2), (8, 8), (64, 8)])
def test_parsers_are_as_many_as_processors_but_never_a_crowd(
    processors: int | None, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []

    class Pool:
        def __init__(self, size: int) -> None:
            sizes.append(size)

        def close(self) -> None:
            """There is nothing to end."""

    monkeypatch.setattr(engines, "Pool", Pool)
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    monkeypatch.setattr(atexit, "register", lambda _: None)
    engines.parsers.__wrapped__()

    assert sizes == [size]


def test_an_engine_knows_what_ends_its_rounds() -> None:
    assert engines.engine(TimeoutError).stops == (TimeoutError,)
