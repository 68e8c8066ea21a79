"""What a site's robots.txt lets us read, and how slowly (RFC 9309). Pure: who fetches it is elsewhere."""

import functools
import re
from dataclasses import dataclass
from typing import Final

import protego
import yarl

MAXIMUM_BYTES: Final = 500 * 1024  # so much must be read (RFC 9309 §2.5); what follows is left out
MAXIMUM_DELAY_SECONDS: Final = 60.0
_AGENT: Final = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)\s*([^#]*)", re.I)
_TOKEN: Final = re.compile(r"[a-z_-]+", re.I)
_NOBODY: Final = "0"  # no product token holds a figure


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one robots.txt, as its server answered. `must_wait`: it could not say; ask again later."""

    text: str = ""
    must_wait: bool = False

    def allows(self, url: str, user_agent: str) -> bool:
        """Whether a product token, such as `Casetracker`, may fetch an address; not while it must wait."""
        if self.must_wait:
            return False
        try:
            return _parsed(self.text, user_agent).can_fetch(url, user_agent)
        except ValueError:  # what cannot be taken apart is no address that rules could allow
            return False

    def delay_seconds(self, user_agent: str) -> float:
        """The pause that the site asks for between requests (Crawl-delay), 60 at most; 0: none."""
        delay = _parsed(self.text, user_agent).crawl_delay(user_agent) or 0.0
        return min(delay, MAXIMUM_DELAY_SECONDS)


def rules(status: int, body: bytes | str) -> Rules:
    """The rules in an answer to `address`.

    RFC 9309 §2.3.1: where there is no file (400 to 499, or redirects without end) all is allowed; a server
    that fails, or none (any other status, 0 for no answer), means to wait. A web page in its place says
    nothing.
    """
    if not 200 <= status < 500:
        return Rules(must_wait=True)
    if not 200 <= status < 300:
        return Rules()
    data = body.encode("utf-8", "replace") if isinstance(body, str) else body
    whole = data[:MAXIMUM_BYTES]
    if len(data) > MAXIMUM_BYTES:  # half a line would say something else
        whole = whole[: max(whole.rfind(b"\n"), whole.rfind(b"\r")) + 1]
    text = whole.decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    return Rules("" if text.startswith("<") else text)


def address(url: str) -> str:
    """Where the rules for an address stand. Raises ValueError for what is no absolute web address."""
    return str(yarl.URL(url).origin() / "robots.txt")


@functools.lru_cache(maxsize=8)
def _parsed(text: str, user_agent: str) -> protego.Protego:
    """The file as far as it concerns one product: its own groups and those for all.

    Protego takes the beginning of a name for the name, and copies each rule for each agent of its group: the
    lines of other agents become one that nobody has, which also keeps a file of agents alone from growing.
    """
    lines = (_concerning(line, user_agent) for line in text.splitlines())
    return protego.Protego.parse("\n".join(lines))


def _concerning(line: str, user_agent: str) -> str:
    found = _AGENT.match(line)
    if not found:
        return line
    name = _TOKEN.match(found[1])
    is_own = name is not None and name[0].lower() == user_agent.lower()
    is_all = found[1].strip().startswith("*")
    return f"User-agent: {user_agent if is_own else '*' if is_all else _NOBODY}"
