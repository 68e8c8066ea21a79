"""Two wordings of one text, word by word: what stayed, what went, what came. Knows no markup."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 400  # of both together; comparing longer ones can take quadratic time
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """Text of both wordings, or only of the old or of the new one."""

    text: str
    is_old: bool = False
    is_new: bool = False


def parts(old: str, new: str) -> list[Part]:
    """The new wording with what went before what came; one after the other, where they are long."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return _changed(old, new)
    matcher = SequenceMatcher(None, [word.rstrip() for word in before], [word.rstrip() for word in after])
    found: list[Part] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        came = "".join(after[new_start:new_end])
        found += [Part(came)] if tag == "equal" else _changed("".join(before[start:end]), came)
    return found


def _changed(old: str, new: str) -> list[Part]:
    went = old if old[-1:].isspace() or not new else f"{old} "
    return ([Part(went, is_old=True)] if old else []) + ([Part(new, is_new=True)] if new else [])
