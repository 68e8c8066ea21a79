"""Six journeys of an analyst through the shipped catalogue, each from a question to its answer."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytest_plugins = ["tests.browser.shipped"]
pytestmark = pytest.mark.browser


def test_which_claims_are_about_style_only_and_how_did_each_fare(page: Page, shipped: str) -> None:
    page.goto(shipped)
    _menu(page, "Claims")
    page.get_by_role("link", name="Style-only claims, and how each fared").click()

    claims = page.locator("tr[id^=claim-]")
    andersen = claims.filter(has_text="Andersen v. Stability AI")
    netflix = claims.filter(has_text="Netflix v. ByteDance: Seedance")
    expect(claims.filter(has_text="Style")).to_have_count(claims.count())
    expect(andersen.locator(".fared")).to_contain_text(re.compile(r"Contested\s+since 12 Aug 2024"))
    expect(netflix.locator(".fared")).to_contain_text("No date recorded")
    expect(netflix).to_contain_text("The press supposes")
    expect(netflix.locator(".mark")).to_have_text("Unconfirmed")

    netflix.get_by_role("link", name="Netflix v. ByteDance: Seedance").click()
    expect(_title(page)).to_have_text("Netflix v. ByteDance: Seedance")


def test_how_long_does_it_take_and_who_stands_behind_the_figure(page: Page, shipped: str) -> None:
    page.goto(shipped)
    _menu(page, "Outcomes")
    page.get_by_role("link", name="First letter only").click()
    expect(_figure(page, "Suit filed")).to_contain_text("Withheld: fewer than five disputes")

    page.get_by_role("link", name="First letter, else first event").click()
    expect(page.get_by_role("link", name="First letter, else first event")).to_have_attribute(
        "aria-current", "true"
    )
    ruling = _figure(page, "First order or ruling")
    ruling.locator("summary").press("Enter")
    [count] = re.findall(r"n = (\d+)", ruling.inner_text())
    expect(ruling.get_by_role("listitem")).to_have_count(int(count))
    shortest = ruling.get_by_role("cell").nth(2).inner_text().split(" to ")[0]
    expect(ruling.get_by_role("listitem").first).to_contain_text(shortest)

    first = ruling.get_by_role("link").first
    name = first.inner_text()
    first.click()
    expect(_title(page)).to_have_text(name)
    expect(page.locator(".timeline .kind", has_text="Order or ruling").first).to_be_visible()


def test_who_faces_bytedance_and_who_stands_beside_disney(page: Page, shipped: str) -> None:
    page.goto(shipped)
    _menu(page, "Parties")
    _find(page, "ByteDance")
    page.locator("main").get_by_role("link", name="ByteDance Ltd.").click()

    ties = page.get_by_role("table").filter(has_text="Faces in")
    for studio in ("Netflix, Inc.", "Paramount Skydance Corporation", "The Walt Disney Company"):
        expect(ties.get_by_role("row").filter(has_text=studio)).to_contain_text("Faces in 1")
    ties.get_by_role("row").filter(has_text="Netflix").get_by_role("link", name="Netflix v.").click()
    page.locator(".aside").get_by_role("link", name="Hollywood, Japan and performers").click()
    expect(page.get_by_role("row").filter(has_text="Motion Picture Association")).to_be_visible()

    _menu(page, "Parties")
    _find(page, "Disney Enterprises")
    page.locator("main").get_by_role("link", name="Disney Enterprises, Inc.").click()
    beside = page.get_by_role("table").get_by_role("row").filter(has_text="On its side in")
    expect(beside.filter(has_text="Universal City Studios")).to_contain_text("v. Midjourney")


def test_netflix_and_disney_are_compared_since_their_first_letters(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}/disputes/netflix-bytedance-seedance/")
    page.get_by_role("link", name="Compare with other disputes").click()
    page.get_by_role("searchbox", name="A dispute to compare it with").press_sequentially("disney seedance")
    page.get_by_role("link", name="Add Disney v. ByteDance: Seedance").click()
    page.get_by_role("link", name="Time since the first letter").click()

    expect(page.get_by_role("link", name="Time since the first letter")).to_have_attribute(
        "aria-current", "true"
    )
    letters = page.get_by_role("row", name="First letter")
    expect(letters).to_contain_text("17–18 Feb 2026")
    expect(letters).to_contain_text("13–14 Feb 2026")
    expect(page.get_by_role("row", name="Claimants")).to_contain_text("Different")
    expect(page.get_by_role("row", name="Respondents")).to_contain_text("The same in all")

    letters.get_by_role("link", name="Disney sends ByteDance").click()
    expect(_title(page)).to_contain_text("Disney sends ByteDance a cease-and-desist letter")


def test_what_was_known_of_the_times_case_on_a_day_and_what_has_changed(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}/disputes/?q=new+york+times")
    page.get_by_role("link", name="NYT v. Microsoft and OpenAI").first.click()
    page.get_by_text("As known today").click()
    page.get_by_label("As known on").fill("2025-05-01")
    page.locator("#as-known").get_by_role("button", name="Show").click()

    expect(page.get_by_role("note")).to_contain_text("as it was known on 1 May 2025")
    expect(page.locator(".event h4").first).to_contain_text("Judge Stein keeps some")
    expect(page.get_by_text("Magistrate judge orders OpenAI to keep its output logs")).to_have_count(0)

    page.get_by_role("link", name="What has changed since").click()
    expect(_title(page)).to_have_text("What has changed since 1 May 2025")
    known = page.locator("li").filter(has_text="Judge Stein keeps some")
    expect(known).to_contain_text("Known on 1 May 2025 already.")
    page.get_by_role("link", name="Magistrate judge orders OpenAI to keep its output logs").click()
    expect(_title(page)).to_have_text("Magistrate judge orders OpenAI to keep its output logs")


def test_the_order_on_dismissal_in_kadrey_is_found_and_cited_by_keyboard(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    page.keyboard.type("dismiss party:kadrey court:cand kind:order")
    page.keyboard.press("Enter")

    expect(page.locator(".hit")).to_have_count(1)
    expect(page.locator(".hit")).to_contain_text("The state claim about computer access is dismissed.")
    page.locator(".hit").get_by_role("link", name="Judge Chhabria").press("Enter")
    page.get_by_text("Bluebook").press("Enter")

    expect(page.locator("details[open]")).to_contain_text(
        "lets the copyright-information claim proceed (7 Mar 2025), Kadrey v. Meta, Casetracker (last updated"
    )
    expect(page.get_by_role("link", name="Justia")).to_have_attribute("href", re.compile("docs.justia.com"))


def _menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def _find(page: Page, words: str) -> None:
    page.locator("main").get_by_role("searchbox").fill(words)


def _title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def _figure(page: Page, milestone: str) -> Locator:
    return page.locator(".figures").get_by_role("row").filter(has_text=milestone)
