"""What people may do: duties, and the ranks that hold them. A rank is a Django group, made by a migration."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Duty(StrEnum):
    """A permission of our own; services ask for it before they write. The words are those of the admin."""

    PROPOSE = "propose"
    USE_DESK = "use_desk"
    DECIDE = "decide"
    CORRECT = "correct"
    ADMINISTER = "administer"

    @property
    def permission(self) -> str:
        return f"disputes.{self}"

    @property
    def words(self) -> str:
        return DUTY_WORDS[self]


DUTY_WORDS: Final[Mapping[Duty, str]] = {
    Duty.PROPOSE: "propose what others decide",
    Duty.USE_DESK: "enter the desk",
    Duty.DECIDE: "decide suggestions and edit what is on record",
    Duty.CORRECT: "correct, merge, split, withdraw and publish standards",
    Duty.ADMINISTER: "manage people, sources and rules",
}


class Rank(StrEnum):
    """From the least to the most: each may do what the one before it may."""

    READER = "Reader"
    CONTRIBUTOR = "Contributor"
    CURATOR = "Curator"
    EDITOR = "Editor"
    ADMINISTRATOR = "Administrator"


ADDED: Final[Mapping[Rank, tuple[Duty, ...]]] = {
    Rank.READER: (),
    Rank.CONTRIBUTOR: (Duty.PROPOSE,),
    Rank.CURATOR: (Duty.USE_DESK, Duty.DECIDE),
    Rank.EDITOR: (Duty.CORRECT,),
    Rank.ADMINISTRATOR: (Duty.ADMINISTER,),
}
# Models by who may write them in the admin; whoever may enter the desk may look at all of them.
EDITORIAL: Final = (
    *("dispute", "campaign", "topic", "partyrole", "party", "product", "work", "claim", "claimstatus"),
    *("demand", "outcome", "signal", "event", "placement", "citation", "proceeding", "filing"),
    *("attachment", "suggestion", "item", "story"),
)
STANDARDS: Final = ("standard", "standardstep")
MACHINERY: Final = ("source", "host", "court")


def duties(rank: Rank) -> frozenset[Duty]:
    """All that a rank may do, what it has of lesser ranks included."""
    ranks = list(Rank)
    return frozenset(duty for each in ranks[: ranks.index(rank) + 1] for duty in ADDED[each])


def model_permissions(rank: Rank) -> set[str]:
    """Code names of Django's own permissions, such as "change_event"."""
    held = duties(rank)
    found: set[str] = set()
    if Duty.USE_DESK in held:
        found |= {f"view_{name}" for name in (*EDITORIAL, *STANDARDS, *MACHINERY)}
    if Duty.DECIDE in held:
        found |= {f"{verb}_{name}" for verb in ("add", "change") for name in EDITORIAL}
    if Duty.CORRECT in held:
        found |= {f"{verb}_{name}" for verb in ("add", "change", "delete") for name in STANDARDS}
        found |= {f"delete_{name}" for name in EDITORIAL}
    if Duty.ADMINISTER in held:
        found |= {f"{verb}_{name}" for verb in ("add", "change", "delete") for name in (*MACHINERY, "user")}
        found |= {"view_user"}
    return found
