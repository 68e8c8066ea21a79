"""Why a fetch came to nothing, in one plain sentence that a curator can read."""

import aiohttp

from disputes.web.types import Limits


class FetchFailed(Exception):
    """No usable answer; its text is the sentence to show."""


class FetchRefused(FetchFailed):
    """Our own guard said no: the address, a port or a redirect is not one we follow."""


class TooBig(FetchFailed):
    """The headers or the body passed a limit."""


class TooSlow(FetchFailed):
    """A step or the whole request took longer than its limit."""


class Unreachable(FetchFailed):
    """No such name, nobody there, or no connection that can be trusted."""


class Unreadable(FetchFailed):
    """Something came, but damaged, cut short or in no form that we asked for."""


# Read from the top, the first that fits: subclasses stand above what they derive from.
_SENTENCES: tuple[tuple[type[Exception], type[FetchFailed], str], ...] = (
    (aiohttp.ConnectionTimeoutError, TooSlow, "No connection to {host} came about in time."),
    (aiohttp.SocketTimeoutError, TooSlow, "{host} sent nothing for {limits.first_byte_seconds:g} seconds."),
    (TimeoutError, TooSlow, "{host} took longer than {limits.total_seconds:g} seconds."),
    (aiohttp.ClientConnectorCertificateError, Unreachable, "{host} has no certificate that can be trusted."),
    (aiohttp.ClientSSLError, Unreachable, "No secure connection to {host} could be made."),
    (aiohttp.ClientConnectorError, Unreachable, "{host} could not be connected to."),
    (aiohttp.ClientPayloadError, Unreadable, "The answer of {host} broke off before its end."),
    (aiohttp.ClientResponseError, Unreadable, "{host} did not answer in proper HTTP."),
    (aiohttp.InvalidURL, FetchRefused, "The address is not a proper web address."),
    (Exception, Unreachable, "The connection to {host} was lost."),
)
# aiohttp's parser gives no type of its own for these.
_HEADERS_TOO_LONG = ("Got more than", "Too many headers")


def explained(error: Exception, host: str, limits: Limits) -> FetchFailed:
    """The failure to raise for an error of the HTTP library or the operating system."""
    if isinstance(error, aiohttp.ClientResponseError) and error.message.startswith(_HEADERS_TOO_LONG):
        return headers_too_big(host)
    failure, sentence = next((failure, text) for kind, failure, text in _SENTENCES if isinstance(error, kind))
    return failure(sentence.format(host=host, limits=limits))


def headers_too_big(host: str) -> TooBig:
    return TooBig(f"{host} sent more headers than are accepted.")
