"""What the database knows a dispute by, as the profile that matching reads."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Min

from disputes.matching import names
from disputes.matching.types import Profile
from disputes.models import Court, Dispute, Party, PartyKind, Placement, Proceeding, Role
from disputes.models.disputes import DisputeQuerySet

CLAIMANTS = {Role.CLAIMANT, Role.LICENSOR}
RESPONDENTS = {Role.RESPONDENT, Role.LICENSEE}
BESIDE = {Role.INTERVENOR, Role.INTERESTED}  # they tell of a dispute as descriptions do

type Sides = defaultdict[str, list[str]]


def profiles(disputes: DisputeQuerySet | None = None) -> Iterator[Profile]:
    """Every dispute, or these, by the names it is known by: ten queries, however many disputes."""
    found = (Dispute.objects.all() if disputes is None else disputes).prefetch_related(
        "roles__party__parent",
        "roles__party__products",
        "products",
        "works",
        "proceedings__court",
        "standards_made",
    )
    first = Placement.objects.values("dispute").annotate(at=Min("event__earliest_at"))
    began = dict(first.values_list("dispute", "at"))
    for dispute in found:
        yield profile(dispute, began.get(dispute.pk))


def profile(dispute: Dispute, began_at: datetime.datetime | None) -> Profile:
    """`began_at` is the moment of its first event."""
    sides = _sides(dispute)
    keywords = list(dispute.keywords)
    products = [name for each in dispute.products.all() for name in (each.name, *each.aliases)]
    if not (sides["respondents"] or products):  # a bill or an inquiry: those who make it stand for it
        keywords += sides["makers"]
    elif sides["claimants"]:
        sides["respondent_words"] += sides["makers"]  # of a law that is challenged
    else:
        sides["claimants"] = sides["makers"]
        sides["claimant_words"] += keywords
    return Profile(
        dispute.pk,
        claimants=_spellings(sides["claimants"]),
        respondents=(*_spellings(sides["respondents"]), *sides["makers_of"]),
        products=_spellings(products),
        works=tuple(each.title for each in dispute.works.all()),
        people=tuple(sides["people"]),
        claimant_words=tuple(sides["claimant_words"]),
        respondent_words=tuple(sides["respondent_words"]),
        keywords=tuple(keywords),
        forums=tuple(_forums(dispute.proceedings.all())),
        phrases=_spellings(
            [
                dispute.short_name,
                *dispute.aliases,
                *(standard.name for standard in dispute.standards_made.all()),
            ]
        ),
        dockets=tuple(proceeding.number for proceeding in dispute.proceedings.all()),
        began_on=began_at.date() if began_at else None,
        campaign=dispute.campaign_id,
    )


def _sides(dispute: Dispute) -> Sides:
    sides: Sides = defaultdict(list)
    for each in dispute.roles.all():
        role, party = Role(each.role), each.party
        if role in CLAIMANTS:
            sides["claimants"] += _names(party)
            sides["claimant_words"] += party.descriptions
            if party.kind == PartyKind.PERSON:
                sides["people"] += [party.name, *party.aliases, *filter(None, [names.surname(party.name)])]
        elif role in RESPONDENTS:
            sides["respondents"] += _names(party)
            sides["makers_of"] += _by_product(party)
            sides["respondent_words"] += party.descriptions
        elif role == Role.REGULATOR:
            sides["makers"] += _names(party)
        elif role in BESIDE:
            sides["claimant_words"] += _names(party)
    return sides


def _names(party: Party) -> list[str]:
    """A group is a description ("other authors"), no name; a parent is often what news call the company."""
    if party.kind == PartyKind.GROUP:
        return []
    parent = [party.parent.name, *party.parent.aliases] if party.parent else []
    return [party.name, *party.aliases, *parent]


def _by_product(party: Party) -> Iterator[str]:
    for product in party.products.all():
        for name in (product.name, *product.aliases):
            yield from names.of_owner(name)


def _forums(proceedings: Iterable[Proceeding]) -> Iterator[str]:
    for proceeding in proceedings:
        yield from names.of_judges(proceeding.judge)
        if court := proceeding.court:
            yield from _court_names(court)


def _court_names(court: Court) -> Iterator[str]:
    yield from (court.name, court.short_name)
    yield from filter(None, [names.bare_court(court.name)])


def _spellings(wordings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling for each in wordings for spelling in names.spellings(each)))
