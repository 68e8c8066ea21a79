"""One docket, told of by a court's feed and by an API."""

from typing import Any

from disputes.ingest.types import CourtEntry, ParsedDocument, ParsedItem
from disputes.models import Fetch, Proceeding, Source
from disputes.services import ingestion
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import Entry, pacer

DOCKET_ID = 70
TEXT = "MOTION to Dismiss by Roe Inc. (Attachments: # 1 Exhibit A)(Poe, Ann) (Entered: 03/02/2026)"


def docket(**fields: Any) -> Proceeding:
    """A tracked docket in New York that both sources can name."""
    fields.setdefault("court", make.court("nysd", time_zone="America/New_York"))
    fields.setdefault("courtlistener_id", DOCKET_ID)
    return make.proceeding(make.dispute(), **fields)


def api_entry(entry_id: int = 1, text: str = TEXT, **fields: Any) -> ParsedItem:
    """An entry as an API tells it: of its docket it knows no more than the id."""
    told: dict[str, Any] = {"document_number": "5", "filed_on": "2026-03-02", "docket_id": str(DOCKET_ID)}
    entry = CourtEntry(**{"court_id": "", "entry_id": str(entry_id), "text": text, **told, **fields})
    return ParsedItem(key=f"entry:{entry_id}", guid=f"entry:{entry_id}", summary=entry.text, court=entry)


def unnumbered(entry_id: int = 1, text: str = "ORDER: the stay is lifted.", **fields: Any) -> ParsedItem:
    return api_entry(entry_id, text, **{"document_number": "", **fields})


def by_api(*items: ParsedItem, source: Source | None = None) -> Fetch:
    source = source or Source.objects.filter(slug="api").first() or api()
    document = ParsedDocument(items=items)
    return ingestion.receive(source, Delivery(b"", make.NOW, document=document), now=make.NOW)


def api(slug: str = "api") -> Source:
    return make.source(kind="courtlistener", slug=slug, basis="court_record")


def by_feed(*entries: Entry, source: Source | None = None) -> Fetch:
    source = source or Source.objects.filter(slug="feed").first() or feed()
    return ingestion.receive(source, Delivery(pacer(*entries), make.NOW), now=make.NOW)


def feed(slug: str = "feed") -> Source:
    return make.source(kind="pacer", slug=slug, court=make.court("nysd"), basis="court_record")
