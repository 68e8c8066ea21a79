"""What is asked, what comes back, and how far an answer may go. Values only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one request may take. A body counts as sent (wire) and once decompressed (body)."""

    resolve_seconds: float = 5
    connect_seconds: float = 5
    first_byte_seconds: float = 20
    between_bytes_seconds: float = 10
    total_seconds: float = 30
    wire_bytes: int = 10_000_000
    body_bytes: int = 20_000_000
    expansion_ratio: int = 100
    expansion_free_bytes: int = 1_000_000
    header_bytes: int = 64_000
    header_line_count: int = 100
    redirect_count: int = 5
    url_characters: int = 2_048
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    requests_at_once: int = 50


@dataclass(frozen=True, slots=True)
class Request:
    """One GET. The validators are those of the last answer, byte for byte; empty asks unconditionally.

    `authorization` is that header's value; it never goes to another host. `body_bytes`: 0 for the client's
    limit.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    authorization: str = ""
    body_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, whatever its status: 304, 404 and 503 are answers too.

    Header names are lower-case, cookies are left out. A 304 has no body and keeps the request's validators.
    `moved_url`: where permanent redirects alone have led to, empty where there was none.
    """

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes
    etag: str
    last_modified: str
    retry_after_seconds: int | None
    milliseconds: int
    moved_url: str = ""
