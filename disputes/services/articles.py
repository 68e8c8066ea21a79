"""The pages behind reports: which are worth reading, and what reading one gives."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from disputes.ingest.types import ParsedArticle
from disputes.models import Article, ArticleState, FullText, Item
from disputes.services import proposing
from disputes.services.proposing import Matcher
from disputes.services.visits import Visit
from disputes.text import urls

MATCHED_AT_ONCE = 200
MOST_ATTEMPTS = 3
RETRY = datetime.timedelta(hours=6)


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


def match_read(*, matcher: Matcher, now: datetime.datetime) -> int:
    """Match reports whose pages have been read, now by the whole text; returns how many. Safe to repeat."""
    waiting = list(Article.objects.unmatched().values_list("pk", flat=True)[:MATCHED_AT_ONCE])
    for pk in waiting:
        with transaction.atomic():
            unmatched = (
                Article.objects.unmatched().select_for_update(of=("self",)).select_related("item__source")
            )
            if article := unmatched.filter(pk=pk).first():
                proposing.propose_again(article.item, article.text, matcher=matcher, now=now)
                Article.objects.filter(pk=pk).update(matched_at=now)
    return len(waiting)


def settle(visits: Sequence[Visit], *, now: datetime.datetime) -> None:
    """What came of visits to pages; must run in a transaction. Who has lost the lease stores nothing."""
    for visit in visits:
        article = visit.target
        if not isinstance(article, Article):
            continue
        if not Article.objects.holding(article).select_for_update().exists():
            continue
        article.lease_until = None
        if not visit.is_left:
            _take(article, visit, now)
        article.save()


def _take(article: Article, visit: Visit, now: datetime.datetime) -> None:
    article.read_at, article.message = now, ""
    if isinstance(visit.document, ParsedArticle) and visit.answer:
        article.capture = visit.capture
        _keep(article, visit.document)
    elif visit.refusal:
        article.state, article.message = ArticleState.REFUSED, visit.refusal
    else:
        _fail(article, visit, now)


def _keep(article: Article, parsed: ParsedArticle) -> None:
    article.state = ArticleState.READ
    article.title, article.byline, article.text = parsed.title, parsed.byline, parsed.text
    article.published_on, article.language = parsed.published_on, parsed.language[:8]


def _fail(article: Article, visit: Visit, now: datetime.datetime) -> None:
    """Try again later, a few times."""
    status = visit.answer.status if visit.answer else "nothing that can be read"
    article.message = str(visit.problem or visit.failure or f"The server answered {status}.")
    article.due_at = now + RETRY * article.attempts
    if article.attempts >= MOST_ATTEMPTS:
        article.state = ArticleState.FAILED
