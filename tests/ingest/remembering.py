"""A source's memory without a database: stores what `identify` decides, as the services do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from disputes.ingest.identity.decisions import Decision, Known, Verdict
from disputes.ingest.identity.identify import identify
from disputes.ingest.types import ParsedItem


@dataclass
class Memory:
    known: dict[int, Known] = field(default_factory=dict)
    guid_shared: bool = False

    def see(self, items: Sequence[ParsedItem]) -> Counter[str]:
        """One poll; how many entries were new, edited and known."""
        result = identify(items, self.known.values(), guid_shared=self.guid_shared)
        self.guid_shared = result.guid_shared
        for decision in result.decisions:
            if decision.verdict is not Verdict.KNOWN:
                self._store(decision)
        return Counter(decision.verdict.value for decision in result.decisions)

    def _store(self, decision: Decision) -> None:
        before, item = decision.known, decision.item
        pk = before.pk if before else len(self.known) + 1
        assert before or decision.key not in {one.key for one in self.known.values()}
        self.known[pk] = Known(
            pk=pk,
            key=decision.key,
            fingerprint=decision.marks.fingerprint,
            content_hash=decision.marks.content_hash,
            guid_hash=decision.marks.guid_hash,
            url_hash=decision.marks.url_hash,
            title=item.title,
            summary=item.summary,
            published_at=item.dated_at,
            revision_count=before.revision_count + 1 if before else 0,
            court=item.court,
        )

    def state(self) -> set[tuple[str, frozenset[str], frozenset[str]]]:
        """What is known of a court's entries, whatever the order in which it was learned."""
        entries = [(one.key, one.court) for one in self.known.values() if one.court]
        return {(key, frozenset(entry.events), frozenset(entry.trustees)) for key, entry in entries}
