"""The ways in which news shorten a name. Knows no particular company."""

import re
from collections.abc import Iterator

_COMPANY_FORM = re.compile(
    r"[,\s]+(?:inc|incorporated|corp|corporation|co|company|llc|l\.l\.c|ltd|limited|lp|llp|lllp|plc|pbc|gmbh|ag|se|sa|"
    r"s\.a|n\.v|nv|bv|ab|oy|uab|kk|k\.k|pte|pvt|pty|holdings?|group)\.?$",
    re.IGNORECASE,
)
SHORTEST_NAME_CHARACTERS = 3


def spellings(name: str) -> Iterator[str]:
    """The name, and what is left of it without its company form: "Netflix, Inc." gives "Netflix" as well."""
    while len(name) >= SHORTEST_NAME_CHARACTERS:
        yield name
        shorter = _COMPANY_FORM.sub("", name)
        if shorter == name:
            return
        name = shorter
