"""Which web addresses may be asked for, and which network addresses may be connected to. Pure: no network."""

import ipaddress
import re
from collections.abc import Sequence

import yarl

from disputes.web.errors import FetchRefused
from disputes.web.types import Limits

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# The IANA special-purpose registries (RFC 6890 and its updates), multicast, the old 6to4 relays, and
# the platform address of Azure: public by number, but answering only inside a virtual machine.
_REFUSED_IPV4 = [
    ipaddress.IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
    )
]
# Only 2000::/3 is in use. Refused within it: protocol assignments (Teredo among them), documentation, 6to4.
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_IPV6 = [
    ipaddress.IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]
# How an IPv6-only network writes an IPv4 address (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_HOST_CHARACTERS = 253
_HOST = re.compile(r"[a-z0-9_-][a-z0-9._-]*|[0-9a-f:.]+", re.IGNORECASE)
# A name never ends in a number: the system's resolver reads 127.1, 0x7f.1 and 2130706433 as IPv4 addresses.
_ENDS_IN_NUMBER = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)\.*", re.IGNORECASE)


def is_public(address: Address) -> bool:
    """True for an address of the public internet; the IPv4 address inside decides where IPv6 carries one."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in block for block in _REFUSED_IPV4)
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    is_plain = address.is_global and address in _GLOBAL_IPV6 and address.scope_id is None
    return is_plain and not any(address in block for block in _REFUSED_IPV6)


def is_literal(host: str) -> bool:
    """True where the host is a network address, not a name. An odd spelling of one raises FetchRefused."""
    if ":" not in host and not _ENDS_IN_NUMBER.fullmatch(host):
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        raise FetchRefused("The address hides a network address behind an odd spelling.") from None
    return True


class Guard:
    """Says no by raising FetchRefused. `allow` lists networks (CIDR) that may be reached, on any port."""

    def __init__(self, allow: Sequence[str], limits: Limits) -> None:
        self._allow = [ipaddress.ip_network(block) for block in allow]
        self._limits = limits

    def check_url(self, text: str, redirected_from: yarl.URL | None = None) -> yarl.URL:
        """The address to ask, without fragment. Where its host leads to is checked when connecting."""
        text = text.strip(" ")
        if len(text) > self._limits.url_characters:
            raise FetchRefused(f"The address is longer than {self._limits.url_characters} characters.")
        if "\\" in text or not text.isprintable():
            raise FetchRefused("The address has a character in it that no web address has.")
        try:
            url = redirected_from.join(yarl.URL(text)) if redirected_from else yarl.URL(text)
        except ValueError:
            raise FetchRefused("The address is not a proper web address.") from None
        _check_parts(url)
        if redirected_from and redirected_from.scheme == "https" and url.scheme == "http":
            raise FetchRefused("The server redirected from a secure address to an insecure one.")
        return url.with_fragment(None)

    def check_address(self, text: str, port: int, host: str) -> None:
        """Refuse the network address that `host` led to, unless allowed, or public and on a usual port."""
        address = _unmapped(ipaddress.ip_address(text))
        if any(address in block for block in self._allow):
            return
        if not is_public(address):
            raise FetchRefused(f"{host} does not lie on the public internet.")
        if port not in self._limits.ports:
            raise FetchRefused(f"Port {port} of {host} is not one that pages and feeds are fetched from.")


def _unmapped(address: Address) -> Address:
    """IPv4 in IPv6 clothes (::ffff:127.0.0.1) is IPv4 on the wire."""
    return (isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped) or address


def _check_parts(url: yarl.URL) -> None:
    if url.scheme not in {"http", "https"}:
        raise FetchRefused("Only addresses that begin with http or https can be fetched.")
    if url.raw_user is not None or url.raw_password is not None:
        raise FetchRefused("The address carries a user name or password.")
    host = url.raw_host or ""
    if len(host) > _HOST_CHARACTERS or not _HOST.fullmatch(host):
        raise FetchRefused("The address names no proper host.")
    is_literal(host)
