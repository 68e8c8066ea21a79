"""Addresses: what two spellings of one address have in common, and which addresses may be shown as a link."""

import functools
import re
from typing import Final
from urllib.parse import SplitResult, quote, unquote_to_bytes, urljoin, urlsplit

import idna

MAXIMUM_CHARACTERS: Final = 2048
_TRACKING: Final = {"gclid", "fbclid", "mc_cid", "mc_eid", "igshid", "ref", "cmpid"}
_SCHEMES: Final = ("http", "https")
_DEFAULT_PORTS: Final = (None, 80, 443)  # either of them, as the schemes are alike
_WWW: Final = re.compile(r"(?:www\.)+(?=.)")
_FORBIDDEN: Final = re.compile(r"[\x00-\x20\x7f\\]")
# Nearly all addresses; it saves taking them apart.
_PLAIN: Final = re.compile(r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?:[/?#][^\[\]]*)?")
# Most addresses, in which there is nothing to fold but the scheme, `www.` and a final slash.
_SIMPLE: Final = re.compile(
    r"https?://(?:www\.)*+(?!xn--)([a-z0-9]+(?:-[a-z0-9]+)*+(?:\.(?!xn--)[a-z0-9]+(?:-[a-z0-9]+)*+)++)"
    r"((?:/[A-Za-z0-9._~-]*+)*+)"
)
_ESCAPE: Final = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE: Final = "/:@!$&'()*+,;=~%"
_QUERY_SAFE: Final = _PATH_SAFE + "?"


def is_http(url: str) -> bool:
    """Whether this is an absolute http or https address with a host and no user name, fit for a link."""
    if len(url) > MAXIMUM_CHARACTERS or _FORBIDDEN.search(url):
        return False
    if _PLAIN.fullmatch(url):
        return True
    parts = _split(url)
    return parts is not None and "@" not in parts.netloc


def absolute(base: str, url: str) -> str:
    """The address that `url` means on the page `base`, its spaces escaped; empty where that is none."""
    url = "%20".join(url.split())
    if url and not is_http(url):
        try:
            url = urljoin(base, url)
        except ValueError:
            return ""
    return url if is_http(url) else ""


def host(url: str) -> str:
    """The publisher's host: lower case, IDNA, without `www.`; empty where the address has none."""
    parts = _split(url)
    return _host(parts) if parts else ""


def asked_host(url: str) -> str:
    """The server that is asked, as `disputes.web` names it too: lower case, IDNA, without a final dot.

    Empty where the address has none. An address of IPv6 stands in its brackets.
    """
    parts = _split(url)
    return _asked_host(parts)[:253] if parts else ""


def without_secrets(url: str) -> str:
    """Scheme, host and path: user names, and the keys that private feeds carry in the query, are left out.

    What cannot be taken apart is left out altogether.
    """
    parts = _split(url)
    if parts is None:
        return ""
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"


def norm_url(url: str) -> str:
    """The key of an address: http and https alike; no `www.`, default port, fragment, tracking, final slash.

    For comparing only; show and fetch the address as it was given. What is no http address stays as it is.
    """
    url = url.strip()
    if simple := _SIMPLE.fullmatch(url):
        return f"https://{simple[1]}{simple[2].rstrip('/') or '/'}"
    parts = _split(url)
    if parts is None:
        return url
    path = _percent(parts.path, _PATH_SAFE)
    query = _query(parts.query)
    port = _port(parts)
    return f"https://{_host(parts)}{port}{path.rstrip('/') or '/'}" + (f"?{query}" if query else "")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        has_host = bool((parts.hostname or "").strip(".")) and (parts.port is None or parts.port >= 0)
    except ValueError:
        return None
    return parts if parts.scheme in _SCHEMES and has_host else None


def _host(parts: SplitResult) -> str:
    name = _asked_host(parts)
    return _WWW.sub("", name, count=1) if name.startswith("www.") else name


def _asked_host(parts: SplitResult) -> str:
    name = _ascii((parts.hostname or "").rstrip(".")).rstrip(".")  # IDNA makes dots of others
    return f"[{name}]" if ":" in name else name


@functools.lru_cache(maxsize=4096)
def _ascii(name: str) -> str:
    """In IDNA (UTS 46), which takes a while, and a site has one name; in that of 2003 for signs such as ☃.

    In lower case where neither can be.
    """
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        pass
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return name.lower()


def _port(parts: SplitResult) -> str:
    return "" if parts.port in _DEFAULT_PORTS else f":{parts.port}"


def _query(query: str) -> str:
    pairs = [_percent(pair, _QUERY_SAFE) for pair in query.split("&") if pair]
    return "&".join(sorted(pair for pair in pairs if not _is_tracking(pair.partition("=")[0].lower())))


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith("utm_")


def _percent(text: str, safe: str) -> str:
    """RFC 3986 §6.2.2: escapes in capitals, unreserved characters plain, whatever else needs it escaped."""
    text = _ESCAPE.sub(_unreserved, text)
    return quote(re.sub(r"%(?![0-9A-F]{2})", "%25", text), safe=safe)


def _unreserved(found: re.Match[str]) -> str:
    byte = unquote_to_bytes(found[0])
    return byte.decode("ascii") if byte[0] in _UNRESERVED else found[0].upper()
