"""Reads one body piece by piece and stops at the first limit it passes, before the bytes are in memory."""

import asyncio
import zlib
from collections.abc import Iterator

import aiohttp

from disputes.web.errors import TooBig, TooSlow, Unreadable
from disputes.web.types import Limits

# The last four are no codings of HTTP: servers name the text's own encoding, or how the file was uploaded.
_PLAIN = {"", "identity", "none", "utf-8", "utf8", "aws-chunked"}
_COMPRESSED = {"gzip", "x-gzip", "deflate"}
_SHOWN_CHARACTERS = 40
_STEP_BYTES = 256 * 1024
# A gzip body may be several files one after the other (RFC 1952 §2.2). Each costs time even if it is empty.
_GZIP_MEMBERS = 1_000
_GZIP_FIRST_BYTE = b"\x1f"
_ZLIB_METHOD = 8


async def read(response: aiohttp.ClientResponse, limits: Limits) -> bytes:
    """The body of a response whose session does not decompress. Raises TooBig, TooSlow or Unreadable."""
    body = Body(response.headers.get("Content-Encoding", ""), limits)
    while piece := await _next_piece(response.content, limits.between_bytes_seconds):
        body.add(piece)
    return body.finished()


async def _next_piece(stream: aiohttp.StreamReader, seconds: float) -> bytes:
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            return await stream.readany()
    except TimeoutError:
        if not limit.expired():
            raise
        raise TooSlow(f"The server stopped for {seconds:g} seconds in the middle of its answer.") from None


class Body:
    """Counts what came and what it became. Encodings: none, gzip, deflate (RFC 9110 §8.4.1), one layer."""

    def __init__(self, encoding: str, limits: Limits) -> None:
        named = [name.strip() for name in encoding.lower().split(",")]
        self._encoding = ", ".join(name for name in named if name not in _PLAIN)
        if self._encoding and self._encoding not in _COMPRESSED:
            shown = self._encoding[:_SHOWN_CHARACTERS].encode("ascii", "replace").decode()
            raise Unreadable(f"The answer is encoded as “{shown}”, which is not read here.")
        self._limits = limits
        self._inflater: _Inflater | None = None
        self._wire_count = 0
        self._content = bytearray()

    def add(self, piece: bytes) -> None:
        self._wire_count += len(piece)
        if self._wire_count > self._limits.wire_bytes:
            raise TooBig(f"The answer is larger than {self._limits.wire_bytes:,} bytes.")
        if not self._encoding:
            self._grow(piece)
            return
        self._inflater = self._inflater or _Inflater(self._encoding, piece)
        for part in self._inflater.parts(piece):
            self._grow(part)

    def finished(self) -> bytes:
        if self._inflater and not self._inflater.is_complete:
            raise Unreadable("The compressed answer broke off before its end.")
        return bytes(self._content)

    def _grow(self, part: bytes) -> None:
        self._content += part
        count, limits = len(self._content), self._limits
        if count > limits.body_bytes:
            raise TooBig(f"The answer is larger than {limits.body_bytes:,} bytes once decompressed.")
        if count > max(limits.expansion_free_bytes, self._wire_count * limits.expansion_ratio):
            raise TooBig(f"The answer grows more than {limits.expansion_ratio} times when decompressed.")


class _Inflater:
    """Decompresses in small steps, so that whoever takes the parts can stop in time."""

    def __init__(self, encoding: str, first_piece: bytes) -> None:
        # "deflate" means a zlib stream (RFC 1950), but some servers leave its frame away.
        is_bare = encoding == "deflate" and first_piece[0] & 0x0F != _ZLIB_METHOD
        self._window_bits = -zlib.MAX_WBITS if is_bare else zlib.MAX_WBITS | 32
        self._stream = zlib.decompressobj(self._window_bits)
        self._member_count = 1

    @property
    def is_complete(self) -> bool:
        return self._stream.eof

    def parts(self, data: bytes) -> Iterator[bytes]:
        has_more = True
        while has_more:
            if self._stream.eof and not self._begins_member(data):
                return
            part = self._inflated(data)
            yield part
            data = self._stream.unused_data or self._stream.unconsumed_tail
            # A full part may leave output inside zlib after the last byte of input.
            has_more = bool(data) or len(part) == _STEP_BYTES

    def _begins_member(self, data: bytes) -> bool:
        """False for padding behind the end, which browsers pass over too."""
        if not data.startswith(_GZIP_FIRST_BYTE):
            return False
        self._member_count += 1
        if self._member_count > _GZIP_MEMBERS:
            raise TooBig(f"The answer is made of more than {_GZIP_MEMBERS} compressed files.")
        self._stream = zlib.decompressobj(self._window_bits)
        return True

    def _inflated(self, data: bytes) -> bytes:
        try:
            return self._stream.decompress(data, _STEP_BYTES)
        except zlib.error:
            raise Unreadable("The compressed answer is damaged.") from None
