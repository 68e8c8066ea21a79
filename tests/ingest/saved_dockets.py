"""Made-up documents of CourtListener's, saved, and one reading of them."""

import json
from pathlib import Path
from typing import Any

from disputes.ingest.courts import courtlistener
from disputes.ingest.types import Context, CourtEntry, ParsedDocument, ParsedItem

SAMPLES = Path(__file__).parents[1] / "samples" / "courtlistener"
API = "https://www.courtlistener.com/api/rest/v4"
DOCKET = f"{API}/dockets/900001/"
ENTRIES = f"{API}/docket-entries/?docket=900001&order_by=recap_sequence_number"
PARTIES = f"{API}/parties/?docket=900001"
CAME_FROM = {
    "docket": DOCKET,
    "entries": ENTRIES,
    "entries_odd": f"{ENTRIES}&cursor=cD0y",
    "parties": PARTIES,
    "alert": "",
}


def told(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


def parsed(content: Any, url: str = ENTRIES, **rules: Any) -> ParsedDocument:
    context = Context(url=url, court_id="nysd", rules=rules)
    return courtlistener.parse(json.dumps(content).encode(), context)


def page(*results: Any, following: Any = None) -> dict[str, Any]:
    return {"next": following, "previous": None, "results": list(results)}


def court(item: ParsedItem) -> CourtEntry:
    assert item.court is not None
    return item.court
