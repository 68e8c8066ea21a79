"""A worker that comes back with what it was told: visits that have been made, and not been settled."""

import hashlib

from disputes.ingest.types import ParsedDocument
from disputes.models import Fetch
from disputes.services import rounds, settling
from disputes.services.claiming import Batch, Target
from disputes.services.matching import Matcher
from disputes.services.visits import Visit
from disputes.web.types import Answer
from tests import make
from tests.fakes import InProcess


def visit(target: Target, answer: Answer, document: ParsedDocument | None = None) -> Visit:
    """Of an answer that is fine, the document is read unless it is given."""
    made = rounds.visit(target, now=make.NOW)
    made.started_at, made.answer = make.NOW, answer
    if answer.status == 200:
        made.body_hash = hashlib.sha256(answer.body).hexdigest()
        made.document = document or InProcess().parse(made.kind, answer.body, made.context)
    return made


def settle(batch: Batch, *visits: Visit) -> list[Fetch]:
    return settling.settle(visits, batch.hosts, matcher=Matcher(), now=make.NOW)
