"""Makers: one row of each noun with believable defaults; a test names only what it is about."""

import datetime
import itertools
from typing import Any

from django.contrib.auth.models import Group, Permission

from disputes.models import (
    Citation,
    Claim,
    Court,
    Demand,
    Dispute,
    Event,
    Filing,
    Item,
    Outcome,
    Party,
    PartyRole,
    Placement,
    Proceeding,
    Product,
    Source,
    Standard,
    Suggestion,
    User,
    Work,
)
from disputes.models.ranks import Duty, Rank, duties, model_permissions
from disputes.text.dates import When

NOW = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
ADDRESS = "https://news.example/report"
SOURCED = {"source_url": ADDRESS, "standing": "reported"}
_number = itertools.count(1)


def user(username: str = "", **fields: Any) -> User:
    return User.objects.create_user(username or f"person-{next(_number)}", **fields)


def curator() -> User:
    """Somebody who may do everything."""
    return user(is_superuser=True)


def member(rank: Rank) -> User:
    """Somebody of this rank. A test that empties the tables has lost the groups of the migration."""
    group, _ = Group.objects.get_or_create(name=rank)
    group.permissions.set(Permission.objects.filter(codename__in=duties(rank) | model_permissions(rank)))
    made = user()
    made.groups.add(group)
    return made


def at_the_desk(*may: str) -> User:
    """Somebody who may enter the desk, and nothing but what is named: code names of permissions."""
    made = user()
    made.user_permissions.set(Permission.objects.filter(codename__in=[Duty.USE_DESK, *may]))
    return made


def party(name: str = "", **fields: Any) -> Party:
    number = next(_number)
    fields.setdefault("slug", f"party-{number}")
    return Party.objects.create(name=name or f"Party {number}", **fields)


def product(name: str = "", **fields: Any) -> Product:
    number = next(_number)
    fields.setdefault("slug", f"product-{number}")
    return Product.objects.create(name=name or f"Product {number}", **fields)


def work(title: str = "", **fields: Any) -> Work:
    number = next(_number)
    fields.setdefault("slug", f"work-{number}")
    return Work.objects.create(title=title or f"Work {number}", **fields)


def standard(name: str = "", **fields: Any) -> Standard:
    number = next(_number)
    fields = SOURCED | {"slug": f"standard-{number}", "kind": "law", "jurisdiction": "EU"} | fields
    return Standard.objects.create(name=name or f"Act {number}", **fields)


def dispute(short_name: str = "", **fields: Any) -> Dispute:
    number = next(_number)
    fields.setdefault("slug", f"dispute-{number}")
    fields = SOURCED | fields
    fields.setdefault("is_public", True)
    return Dispute.objects.create(short_name=short_name or f"Doe v. Roe {number}", **fields)


def role(of: Dispute, who: Party | None = None, role: str = "claimant", **fields: Any) -> PartyRole:
    fields = SOURCED | fields
    return PartyRole.objects.create(dispute=of, party=who or party(), role=role, **fields)


def event(*on: Dispute, when: str = "2026-02-17", until: str | None = None, **fields: Any) -> Event:
    fields.setdefault("headline", f"Something happens {next(_number)}")
    fields.setdefault("standing", "reported")
    made = Event(**fields)
    made.happened = When.parse(when, until)
    made.save()
    for each in on:
        Placement.objects.create(event=made, dispute=each)
    return made


def citation(of: Event, **fields: Any) -> Citation:
    fields.setdefault("url", ADDRESS)
    fields.setdefault("publisher", "News Example")
    return Citation.objects.create(event=of, **fields)


def claim(of: Dispute, **fields: Any) -> Claim:
    number = next(_number)
    fields = SOURCED | fields
    return Claim.objects.create(
        dispute=of, key=f"claim-{number}", claim=f"Alleges copying {number}", **fields
    )


def demand(of: Dispute, **fields: Any) -> Demand:
    fields.setdefault("key", f"demand-{next(_number)}")
    fields.setdefault("demand", "Purge it")
    fields = SOURCED | fields
    for side in ("made_by", "made_to"):
        fields[side] = fields.get(side) or party()
    return Demand.objects.create(dispute=of, **fields)


def outcome(of: Dispute, path: str = "lawsuit", **fields: Any) -> Outcome:
    fields = SOURCED | fields
    return Outcome.objects.create(dispute=of, path=path, **fields)


def court(id: str = "nysd", **fields: Any) -> Court:
    fields.setdefault("name", f"District Court {id}")
    fields.setdefault("short_name", id.upper())
    return Court.objects.get_or_create(id=id, defaults=fields)[0]


def proceeding(*of: Dispute, number: str = "1:26-cv-00001", **fields: Any) -> Proceeding:
    fields.setdefault("court", court())
    fields = SOURCED | fields
    made = Proceeding.objects.create(number=number, **fields)
    made.disputes.set(of)
    return made


def filing(on: Proceeding | None = None, **fields: Any) -> Filing:
    fields.setdefault("key", f"entry-{next(_number)}")
    fields.setdefault("wording", "Motion to Dismiss")
    fields.setdefault("entered_at", NOW)
    return Filing.objects.create(proceeding=on or proceeding(), **fields)


def source(**fields: Any) -> Source:
    number = next(_number)
    fields.setdefault("slug", f"source-{number}")
    fields.setdefault("name", f"Source {number}")
    fields.setdefault("url", f"https://feed-{number}.example/rss")
    fields.setdefault("due_at", NOW)
    return Source.objects.create(**fields)


def item(of: Source | None = None, **fields: Any) -> Item:
    number = next(_number)
    defaults = {
        "key": f"item-{number}",
        "fingerprint": f"{number:064d}",
        "content_hash": f"{number:064d}",
        "title": f"Report {number}",
        "url": f"https://news.example/{number}",
        "published_at": NOW,
        "seen_at": NOW,
        "changed_at": NOW,
    }
    return Item.objects.create(source=of or source(), **defaults | fields)


def suggestion(of: Item | None = None, to: Dispute | None = None, **fields: Any) -> Suggestion:
    fields.setdefault("score", 0.9)
    fields.setdefault("created_at", NOW)
    fields.setdefault("reasons", [{"words": "Both sides named", "weight": 0.45, "spans": []}])
    fields.setdefault(
        "proposed", {"headline": "Doe writes to Roe", "summary": "", "kind": "threat", "lane": "lawsuit"}
    )
    return Suggestion.objects.create(item=of or item(), dispute=to or dispute(), **fields)
