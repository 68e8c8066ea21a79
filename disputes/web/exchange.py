"""One request to one server and its reply, redirects left to the caller; what of a reply makes an Answer."""

import asyncio
import datetime
import email.utils
from dataclasses import dataclass

import aiohttp
import yarl

from disputes.web import body, errors
from disputes.web.types import Answer, Limits, Request

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_NOT_MODIFIED = 304
_RETRY_AFTER_SECONDS_MAX = 7 * 24 * 60 * 60
# Longer ones are no validators but a server's mistake; they are not sent back.
_ETAG_CHARACTERS = 500
_LAST_MODIFIED_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Reply:
    url: yarl.URL
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def location(self) -> str:
        """Where a redirect points to, as written; empty when this is no redirect."""
        return self.headers.get("location", "") if self.status in _REDIRECTS else ""

    @property
    def is_permanent(self) -> bool:
        return self.status in _PERMANENT


async def exchange(
    session: aiohttp.ClientSession, url: yarl.URL, request: Request, limits: Limits, seconds: float
) -> Reply:
    """Ask once, within `seconds`. Raises FetchFailed and nothing else."""
    host = url.host or ""
    try:
        async with (
            asyncio.timeout(seconds),
            session.get(url, headers=_headers_of(request, url), allow_redirects=False) as response,
        ):
            if _header_bytes(response) > limits.header_bytes:
                raise errors.headers_too_big(host)
            reply = Reply(url, response.status, _headers(response), b"")
            if reply.location:
                return reply
            return Reply(url, reply.status, reply.headers, await body.read(response, limits))
    except errors.FetchFailed:
        raise
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise errors.explained(error, host, limits) from error


def answer(request: Request, reply: Reply, milliseconds: int, moved_url: str = "") -> Answer:
    is_unchanged = reply.status == _NOT_MODIFIED
    etag = _validator(reply.headers.get("etag", ""), _ETAG_CHARACTERS)
    last_modified = _validator(reply.headers.get("last-modified", ""), _LAST_MODIFIED_CHARACTERS)
    return Answer(
        url=request.url,
        final_url=str(reply.url),
        status=reply.status,
        headers=reply.headers,
        body=reply.body,
        etag=etag or (request.etag if is_unchanged else ""),
        last_modified=last_modified or (request.last_modified if is_unchanged else ""),
        retry_after_seconds=retry_after_seconds(
            reply.headers.get("retry-after", ""), reply.headers.get("date", "")
        ),
        milliseconds=milliseconds,
        moved_url=moved_url,
    )


def retry_after_seconds(value: str, date: str) -> int | None:
    """Seconds to wait, at most seven days; None where the header says nothing (RFC 9110 §10.2.3).

    A moment is counted from the server's own Date, so that a wrong clock on either side does not matter.
    """
    if value.isascii() and value.isdigit():
        seconds = int(value[:9])
    elif moment := _http_date(value):
        answered_at = _http_date(date) or datetime.datetime.now(datetime.UTC)
        seconds = int((moment - answered_at).total_seconds())
    else:
        return None
    return min(max(seconds, 0), _RETRY_AFTER_SECONDS_MAX)


def _http_date(value: str) -> datetime.datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _headers_of(request: Request, url: yarl.URL) -> dict[str, str]:
    is_home = yarl.URL(request.url).origin() == url.origin()
    headers = {
        "If-None-Match": request.etag,
        "If-Modified-Since": request.last_modified,
        "Authorization": request.authorization if is_home else "",
    }
    return {name: value for name, value in headers.items() if value}


def _header_bytes(response: aiohttp.ClientResponse) -> int:
    return sum(len(name) + len(value) + len(": \r\n") for name, value in response.raw_headers)


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """Repeated headers are joined by commas (RFC 9110 §5.3); bytes that are no UTF-8 become U+FFFD."""
    joined: dict[str, str] = {}
    for raw_name, raw_value in response.raw_headers:
        name, value = raw_name.decode("utf-8", "replace").lower(), raw_value.decode("utf-8", "replace")
        if name != "set-cookie":
            joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined


def _validator(value: str, longest: int) -> str:
    is_sendable = value.isprintable() and "\N{REPLACEMENT CHARACTER}" not in value
    return value if is_sendable and len(value) <= longest else ""
