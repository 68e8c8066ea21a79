"""The pages behind reports: which are worth reading, and what reading one gives."""

import datetime
import logging
from collections.abc import Iterable, Mapping, Sequence

from django.db import OperationalError, transaction

from disputes.ingest.types import ParsedArticle
from disputes.models import Article, ArticleState, FullText, Host, Item
from disputes.models.bulk import update_each
from disputes.services import hosts, proposing
from disputes.services.matching import Matcher
from disputes.services.visits import PAUSING, Visit
from disputes.text import urls

logger = logging.getLogger(__name__)
MATCHED_AT_ONCE = 200
MOST_ATTEMPTS = 3
RETRY = datetime.timedelta(hours=6)
SETTLED = [
    *("state", "due_at", "lease_until", "attempts", "read_at", "message", "capture"),
    *("title", "byline", "published_on", "language", "text"),
]


def want(items: Iterable[Item], suggested: Mapping[int, int], *, now: datetime.datetime) -> None:
    """Have the pages of these reports read, as their sources say. `suggested` counts by item. Repeatable."""
    wanted = [item for item in items if _is_wanted(item, suggested.get(item.pk, 0))]
    Article.objects.bulk_create(
        [Article(item=item, url=item.url, host=urls.asked_host(item.url), due_at=now) for item in wanted],
        ignore_conflicts=True,
    )


def _is_wanted(item: Item, suggestion_count: int) -> bool:
    policy = item.source.full_text
    if not urls.is_http(item.url):
        return False
    return policy == FullText.EVERY or (policy == FullText.PROPOSED and suggestion_count > 0)


def is_any_unmatched() -> bool:
    return Article.objects.unmatched().exists()


def match_read(*, matcher: Matcher, now: datetime.datetime, stops: tuple[type[Exception], ...] = ()) -> int:
    """Match reports whose pages have been read, now by the whole text; returns how many. Safe to repeat.

    One that cannot be matched stands in the log, not in the way of others. Raises OperationalError, and the
    errors in `stops`.
    """
    waiting = list(Article.objects.unmatched().values_list("pk", flat=True)[:MATCHED_AT_ONCE])
    for pk in waiting:
        try:
            _match(pk, matcher, now)
        except OperationalError:
            raise  # no fault of the article's: it is matched another time
        except stops:
            raise
        except Exception:
            logger.exception("The page of report %s could not be matched", pk)
            Article.objects.filter(pk=pk).update(matched_at=now)
    return len(waiting)


@transaction.atomic
def _match(pk: int, matcher: Matcher, now: datetime.datetime) -> None:
    unmatched = Article.objects.unmatched().select_for_update(of=("self",)).select_related("item__source")
    if article := unmatched.filter(pk=pk).first():
        proposing.propose_again(article.item, article.text, matcher=matcher, now=now)
        Article.objects.filter(pk=pk).update(matched_at=now)


def settle(visits: Sequence[Visit], held: Mapping[str, Host], *, now: datetime.datetime) -> None:
    """What came of visits to pages; must run in a transaction. Who has lost the lease stores nothing."""
    asked = [(visit.target, visit) for visit in visits if isinstance(visit.target, Article)]
    if not asked:
        return
    attempts = Article.objects.filter(pk__in=[article.pk for article, _ in asked]).locked_attempts()
    ours = [(article, visit) for article, visit in asked if attempts.get(article.pk) == article.attempts]
    for article, visit in ours:
        article.lease_until = None
        if visit.is_left:
            article.attempts -= 1  # it was no try
        else:
            _take(article, visit, held.get(article.host), now)
    update_each([article for article, _ in ours], SETTLED)


def _take(article: Article, visit: Visit, host: Host | None, now: datetime.datetime) -> None:
    article.read_at, article.message = now, ""
    if isinstance(visit.document, ParsedArticle) and visit.answer:
        article.capture = visit.capture
        _keep(article, visit.document)
        if host:
            host.pause_count, host.pause_reason = 0, ""
    elif visit.refusal:
        article.state, article.message = ArticleState.REFUSED, visit.refusal
    else:
        _fail(article, visit, now)
        if host and visit.answer and visit.answer.status in PAUSING:
            hosts.pause(host, visit.answer.retry_after_seconds, article.message, now=now)


def _keep(article: Article, parsed: ParsedArticle) -> None:
    article.state = ArticleState.READ
    article.title, article.byline, article.text = parsed.title, parsed.byline, parsed.text
    article.published_on, article.language = parsed.published_on, parsed.language[:8]


def _fail(article: Article, visit: Visit, now: datetime.datetime) -> None:
    """Try again later, a few times."""
    article.message = _why(visit)
    article.due_at = now + RETRY * article.attempts
    if article.attempts >= MOST_ATTEMPTS:
        article.state = ArticleState.FAILED


def _why(visit: Visit) -> str:
    if visit.error:
        logger.error("Reading %s failed", urls.without_secrets(visit.request.url), exc_info=visit.error)
        return "Reading it failed by an error of ours, which is in the log."
    status = visit.answer.status if visit.answer else "nothing that can be read"
    return str(visit.problem or visit.failure or f"The server answered {status}.")
