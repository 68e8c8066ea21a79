"""Every public page of the shipped catalogue: on each screen, in each scheme, without scripts, on paper."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from django.urls import Resolver404, get_resolver, resolve
from playwright.sync_api import Browser, Page, Response, expect

pytest_plugins = ["tests.browser.shipped"]
pytestmark = pytest.mark.browser

SEED, SUIT = "/disputes/netflix-bytedance-seedance/", "/disputes/kadrey-meta/"
BOTH = "dispute=netflix-bytedance-seedance&dispute=disney-bytedance-seedance"
PAGES = [
    *("/", "/disputes/", "/disputes/?stage=threatened&q=seedance", "/disputes/?q=nobody"),
    *(SEED, SUIT, f"{SEED}?text=nothing+like+it"),
    f"{SUIT}?lane=lawsuit&order=oldest&from=2025-01&until=2025-12",
    *(f"{SUIT}?as_of=2025-05-01", f"{SUIT}changes/", f"{SUIT}changes/?since=2025-05-01"),
    *("/events/1/", "/events/55/", "/campaigns/seedance/"),
    *("/claims/", "/claims/?protectability=style", "/outcomes/", "/outcomes/?state=reached"),
    *("/calendar/?month=2026-02", "/calendar/?view=agenda&month=2026-02", "/calendar/?view=silent"),
    *("/compare/", f"/compare/?{BOTH}", f"/compare/?{BOTH}&axis=first"),
    *("/parties/", "/parties/bytedance/", "/courts/", "/courts/cand/"),
    *("/products/", "/products/seedance/", "/works/", "/works/squid-game/"),
    *("/standards/", "/standards/eu-ai-act/", "/sources/", "/sources/cand-recent-entries/"),
    *("/search/", "/search/?q=motion+to+dismiss", "/search/?q=nobody+after:x"),
]
FRAMES = [f"/embed{SEED}", "/embed/events/1/"]
NO_PAGES = {
    *("calendar_feed", "dispute_calendar_feed", "dispute_news", "oembed", "courtlistener_webhook"),
    *("robots", "sitemap_index", "sitemap", "healthz", "readyz"),
}
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [
    *((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast"]  # all that another scheme changes
AUDIT = """(rules) => axe.run({ runOnly: rules, preload: false, resultTypes: ["violations"] }).then(
  ({ violations }) => violations.map((rule) => `${rule.id}: ${rule.nodes[0].html}`))"""
# What is folded is looked at, too, but not the long lists of facets.
UNFOLD = "document.querySelectorAll('details:not(form *)').forEach((each) => { each.open = true })"

type Kind = tuple[str, ...]
"""What links have in common that differ in names and numbers only: the view, and what is asked of it."""


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=[*PAGES, *FRAMES])
def answer(request: pytest.FixtureRequest, plain: Page, shipped: str) -> Response:
    """What the server sent for an address, which stands open in the browser without scripts."""
    answer = plain.goto(shipped + request.param)
    assert answer
    return answer


@pytest.fixture(scope="module")
def followed() -> set[Kind]:
    """The kinds of links that were followed so far."""
    return set()


def test_no_page_is_forgotten() -> None:
    named = {name for name in get_resolver("disputes.urls").reverse_dict if isinstance(name, str)}

    tried = {resolve(urlsplit(path).path).url_name for path in [*PAGES, *FRAMES]}

    assert tried | NO_PAGES == named


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_on_every_screen_and_its_first_key_leads_past_the_menu(
    page: Page, shipped: str, path: str
) -> None:
    page.goto(shipped + path)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()

    assert _faults(page) == [], path


@pytest.mark.parametrize("path", FRAMES)
def test_a_frame_is_sound_on_every_screen(browser: Browser, shipped: str, path: str) -> None:
    # The plain page: axe fetches styles by script, which a frame may not, and the console says so.
    page = browser.new_page()
    page.goto(shipped + path)

    assert _faults(page) == [], path
    page.close()


def test_it_needs_no_scripts_and_its_links_are_real(
    plain: Page, answer: Response, shipped: str, followed: set[Kind]
) -> None:
    assert answer.status == 200, answer.url
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    soup = BeautifulSoup(answer.text(), "lxml")
    assert _unreal(soup) == [], answer.url
    for kind, address in _links(soup, shipped, answer.url):
        if kind not in followed:
            assert plain.request.get(address).status == 200, f"{address} on {answer.url}"
            followed.add(kind)


def test_paper_has_the_page_without_the_menu(plain: Page, answer: Response) -> None:
    plain.emulate_media(media="print")

    expect(plain.locator(".masthead")).to_be_hidden()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    plain.emulate_media(media="screen")


def _faults(page: Page) -> list[str]:
    """What is wrong with an open page, each with the screen on which it is."""
    headings = page.get_by_role("heading", level=1).count()
    found = [f"{headings} first headings"] * (headings != 1) + ["no title"] * (not page.title().strip())
    page.evaluate(UNFOLD)
    page.evaluate(Axe().axe_script)
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        seen = [f"{over} px lie to the right of the screen"] * (over > 0)
        seen += page.evaluate(AUDIT, RULES if scheme == "light" else COLOURS)
        found += [f"{width} px, {scheme}: {fault}" for fault in seen]
    return found


def _unreal(soup: BeautifulSoup) -> list[str]:
    """Links and forms that do nothing without scripts, and what else would ask the server."""
    links = [str(link) for link in soup.select("a") if str(link.get("href", "#")) in ("", "#")]
    forms = [str(form) for form in soup.select("form") if not form.select("button:not([type=button])")]
    asking = soup.select("[hx-get]:not(a, form, form input, [data-poll]), [hx-post]:not(form)")
    return links + forms + [str(each) for each in asking]


def _links(soup: BeautifulSoup, site: str, here: str) -> Iterator[tuple[Kind, str]]:
    """Where the links and forms of a page lead on this site; a place on the same page has to be there."""
    named = {str(each["id"]) for each in soup.select("[id]")}
    targets = [str(link["href"]) for link in soup.select("a[href]")]
    for target in [*targets, *(str(form.get("action", "")) for form in soup.select("form"))]:
        address, place = urldefrag(urljoin(here, target))
        if not address.startswith(f"{site}/"):
            assert address.startswith(("https://", "http://")), target
            continue
        parts = urlsplit(address)
        assert not place or parts.path != urlsplit(here).path or place in named, f"No place for {target}"
        yield (_view(parts.path), *sorted({name for name, _ in parse_qsl(parts.query)})), address


def _view(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return path
