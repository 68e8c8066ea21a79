"""The list on a page without selectors: found where it convinces, in whatever dress, else refused."""

from collections.abc import Callable

import pytest

from disputes.ingest.pages import page as pages
from disputes.ingest.types import Context, NotAFeed, ParsedDocument

TITLES = [
    "Agency announces settlement over training data",
    "Comments on the study of copies run until April",
    "Doe v. Roe: court grants the motion in part",
    "Statement of the chair on the Sample Act",
    "Guidance for works with generated parts",
    "Ministry asks what text and data mining may do",
    "Roe Labs agrees to license the songs of Doe",
]
TEXT = "the agency said on Monday that it had come to terms with the company about the use of works"
MENU = "".join(
    f"<li><a href=/{name}>All about our {name} and more</a></li>" for name in ["us", "law", "staff", "jobs"]
)
Entry = Callable[[int, str], str]


def found(main: str) -> ParsedDocument:
    html = f"<body><nav><ul>{MENU}</ul></nav>{main}<footer><ul>{MENU}{MENU}</ul></footer></body>"
    return pages.parse(html.encode(), Context(url="https://works.example/news/"))


def entries(entry: Entry, *, first: int = 0) -> str:
    return "".join(entry(number, title) for number, title in enumerate(TITLES[first:], first))


def day(number: int) -> str:
    return f"February {number + 1}, 2031"


LISTS: dict[str, str] = {
    "articles": entries(
        lambda n, title: (
            f"<article class='post post-{n}'><header><h2><a href=/{n}>{title}</a></h2><time class="
            f"updated datetime=2032-01-01></time><time datetime=2031-02-0{n + 1}></time></header><p>{TEXT}"
            f" <a href=/{n}>Continue to read it</a></article>"
        )
    ),
    "rows of a table": "<table><tr><th>Day<th>Case</tr>"
    + entries(lambda n, title: f"<tr><td>{day(n)}<td><a href=/{n}>{title}</a></tr>")
    + "</table>",
    "items with a day": "<div><ul>"
    + entries(lambda n, title: f"<li><span>{day(n)}</span> <a href=/{n}>{title}</a></li>")
    + "</ul></div>",
    "cards in rows": "<main>"
    + entries(
        lambda n, title: (
            ("" if n % 3 else "<div class=row>")
            + f"<div class=col-{n}><a href=/{n}><div>{title}</div><time>{day(n)}</time></a></div>"
            + ("</div>" if n % 3 == 2 else "")
        )
    )
    + "</main>",
    "months": "<main>"
    + entries(
        lambda n, title: (
            ("" if n % 2 else "<section><h2>A month</h2><ul>")
            + f"<li><a href=/{n}>{title}</a> <i>({day(n)})</i>"
            + ("</ul></section>" if n % 2 else "")
        )
    )
    + "</main>",
    "blocks among adverts": entries(
        lambda n, title: (
            f"<div class=item-{n}><div><b>Feb</b> <b>{n + 1}</b> <b>2031</b></div><a href=/{n}>{title}</a>"
            f"<div>{TEXT}</div></div>" + ("" if n % 3 else "<div class=ad>Advertisement</div>")
        )
    ),
    "paragraphs": entries(lambda n, title: f"<p><b>{day(n)}</b> <a href=/{n}>{title}</a></p>"),
}
NO_LISTS: dict[str, str] = {
    "log-in page": "<main><form><label>Name</label><input></form><p>Please log in to read this.</p></main>",
    "article with a list beside it": "<main><article><h1>Doe</h1>"
    + f"<p>{TEXT}</p>" * 15
    + "</article><div><ul>"
    + entries(lambda n, title: f"<li><a href=/{n}>{title}</a></li>")
    + "</ul></div></main>",
    "questions and answers": entries(lambda n, title: f"<div><h3>{title}</h3><p>{TEXT}</p></div>"),
    "terms with a table of contents": "<ol>"
    + entries(lambda n, title: f"<li><a href='#s{n}'>{title}</a></li>")
    + "</ol>"
    + entries(
        lambda n, title: f"<section><h2>{title}</h2><p>{TEXT} <a href=/policy>as told in it</a></p></section>"
    ),
    "directory": "<ul>" + entries(lambda n, title: f"<li><a href=/{n}>Form {n}</a></li>") + "</ul>",
    "menu only": "<p>Welcome.</p>",
    "the same button": entries(lambda n, title: f"<div><a href=/all>{title}</a></div>"),
    "two entries": "<ul>"
    + entries(lambda n, title: f"<li>{day(n)} <a href=/{n}>{title}</a></li>", first=len(TITLES) - 2)
    + "</ul>",
}


@pytest.mark.parametrize("main", LISTS.values(), ids=LISTS)
def test_a_list_is_found_in_whatever_dress(main: str) -> None:
    document = found(main)

    assert [item.title for item in document.items] == TITLES
    assert [item.url for item in document.items] == [f"https://works.example/{n}" for n in range(len(TITLES))]
    assert [item.published_at.day if item.published_at else 0 for item in document.items] == list(range(1, 8))
    assert document.notes == ("The list was found without selectors: 7 entries of one shape.",)


@pytest.mark.parametrize("main", NO_LISTS.values(), ids=NO_LISTS)
def test_nothing_is_taken_for_a_list_that_is_none(main: str) -> None:
    with pytest.raises(NotAFeed, match=r"^No list could be found on the page: give it selectors\.$"):
        found(main)


def test_a_page_beside_the_main_part_is_not_searched() -> None:
    aside = entries(lambda n, title: f"<li><a href=/x{n}>{title} and much more of it</a> {day(n)}</li>")

    document = found(f"<aside><ul>{aside}</ul></aside><main>{LISTS['items with a day']}</main>")

    assert [item.title for item in document.items] == TITLES


def test_a_page_whose_frame_has_a_telling_name_is_searched_all_the_same() -> None:
    assert len(found(f"<div class=sidebar-right>{LISTS['articles']}</div>").items) == len(TITLES)


@pytest.mark.parametrize(
    ("label", "codec", "title"),
    [("gb2312", "gb18030", "朱镕基起诉"), ("Shift_JIS", "cp932", "①髙島屋"), ("euc-kr", "cp949", "똠방각하")],
)
def test_one_character_of_a_maker_s_own_spoils_no_page(label: str, codec: str, title: str) -> None:
    page = f'<meta charset="{label}"><ul><li><a href="/1">{title}</a></ul>'.encode(codec)

    [item] = pages.parse(page, Context(rules={"mode": "list", "item": "li"})).items

    assert item.title == title
