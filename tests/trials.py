"""Three reports and two disputes with one respondent, for trying names on."""

from typing import Any

from disputes.models import Dispute, Item
from tests import make

BY_STUDIO = "Doe studio sues Roe Labs"
BY_NAME = "Doe Pictures sues Roe Labs"
BY_AUTHORS = "Authors led by Poe sue Roe Labs over copyright"


def dispute() -> Dispute:
    """Suggested for `BY_NAME`; for `BY_STUDIO` and `BY_AUTHORS` it lacks the names."""
    found, respondent = make.dispute("Doe v. Roe", slug="doe-v-roe"), make.party("Roe Labs", slug="roe-labs")
    make.role(found, make.party("Doe Pictures", slug="doe-pictures"))
    make.role(found, respondent, "respondent")
    other = make.dispute("Writers v. Roe")
    make.role(other, make.party("Writers’ League", descriptions=["authors"]))
    make.role(other, respondent, "respondent")
    return found


def items(**fields: Any) -> list[Item]:
    return [make.item(title=title, **fields) for title in (BY_STUDIO, BY_NAME, BY_AUTHORS)]
