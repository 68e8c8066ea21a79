"""Web pages by CSS selectors: the entries of a list, or a watched passage. Knows no network and no site."""

from disputes.ingest.pages import finding as page_finding
from disputes.ingest.pages import lists as page_lists
from disputes.ingest.pages import passages
from disputes.ingest.pages import rules as page_rules
from disputes.ingest.pages import tree as page_tree
from disputes.ingest.pages.rules import PassageRules
from disputes.ingest.types import NOTHING_KNOWN, Context, ParsedDocument


def parse(body: bytes, context: Context = NOTHING_KNOWN) -> ParsedDocument:
    """Read a page by the rules of its source (see rules.py); without any, find its list.

    Raises NotAFeed, in particular BadRules, and SelectorLost where what the rules name is not there.
    """
    rules = page_rules.read(context.rules)
    page = page_tree.read(body, context.url)
    if isinstance(rules, PassageRules):
        return passages.read(page, rules, context.url)
    return page_lists.read(page, rules) if rules.item else page_finding.read(page)
