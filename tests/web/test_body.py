"""Bodies however they are cut and compressed."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes import web
from disputes.web.body import Body


def read(encoding: str, pieces: list[bytes], limits: web.Limits | None = None) -> bytes:
    body = Body(encoding, limits or web.Limits())
    for piece in pieces:
        body.add(piece)
    return body.finished()


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(level=1, wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate ": bare_deflate,
}


@pytest.mark.parametrize("encoding", PACKERS)
@settings(deadline=None)
@given(content=st.binary(max_size=2_000), size=st.integers(1, 50))
def test_any_content_in_any_pieces_comes_out_whole(encoding: str, content: bytes, size: int) -> None:
    packed = PACKERS[encoding](content)

    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]

    assert read(encoding, pieces) == content


@pytest.mark.parametrize("size", [262_143, 262_144, 262_145, 262_165, 524_288, 900_000])
def test_content_about_as_long_as_a_step_comes_out_whole(size: int) -> None:
    assert len(read("gzip", [gzip.compress(bytes(size))])) == size
    assert len(read("deflate", [bare_deflate(bytes(size))])) == size


@settings(deadline=None)
@given(cut=st.integers(1, 60))
def test_several_files_in_one_body_are_one_content(cut: int) -> None:
    packed = gzip.compress(b"first ") + gzip.compress(b"second")

    assert read("gzip", [packed[:cut], packed[cut:]]) == b"first second"


def test_padding_behind_the_end_is_passed_over() -> None:
    assert read("gzip", [gzip.compress(b"hello") + bytes(20), bytes(20)]) == b"hello"


def test_an_empty_body_is_empty_whatever_its_encoding() -> None:
    assert read("gzip", []) == b""


def test_text_that_grows_a_lot_is_fine_while_it_is_small() -> None:
    assert len(read("gzip", [gzip.compress(bytes(1_000_000))])) == 1_000_000


def test_text_that_grows_a_lot_is_refused_once_it_is_large() -> None:
    with pytest.raises(web.TooBig, match="grows more than 100 times"):
        read("gzip", [gzip.compress(bytes(1_500_000))])


def test_a_bomb_is_never_unpacked_beyond_the_limit() -> None:
    bomb = gzip.compress(bytes(100_000_000))

    tracemalloc.start()
    with pytest.raises(web.TooBig, match="larger than 2,000,000 bytes once decompressed"):
        read("gzip", [bomb], web.Limits(body_bytes=2_000_000))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 10_000_000


@pytest.mark.parametrize(
    "encoding", ["identity", "none", "UTF-8", "utf8", "aws-chunked", "identity, none", ","]
)
def test_what_names_no_compression_is_none(encoding: str) -> None:
    assert read(encoding, [b"hel", b"lo"]) == b"hello"


@pytest.mark.parametrize("encoding", ["gzip, aws-chunked", "UTF-8,gzip", " X-GZIP"])
def test_one_compression_is_found_among_what_names_none(encoding: str) -> None:
    assert read(encoding, [gzip.compress(b"hello")]) == b"hello"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("br", "br"), ("gzip, gzip", "gzip, gzip"), ("x" * 500, "x" * 40), ("ä\udc80", "??")],
)
def test_another_encoding_is_refused_by_its_name(encoding: str, shown: str) -> None:
    with pytest.raises(web.Unreadable) as refused:
        Body(encoding, web.Limits())

    assert str(refused.value) == f"The answer is encoded as “{shown}”, which is not read here."
