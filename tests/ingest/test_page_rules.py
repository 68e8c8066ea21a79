"""What a curator may ask of a page; whatever else is refused in one sentence that names the key."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.pages import rules as page_rules
from disputes.ingest.pages.rules import ListRules, PassageRules
from disputes.ingest.types import BadRules, NotAFeed

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["mode", "item", "title", "link", "date", "date_order", "date_format", "include", "remove", "mask"]
)


def test_no_rules_mean_a_list_that_is_to_be_found() -> None:
    assert page_rules.read({}) == page_rules.read({"mode": "", "item": None}) == ListRules()


def test_a_list_needs_but_its_entries() -> None:
    assert page_rules.read({"mode": "list", "item": " li.news ", "date": ""}) == ListRules(item="li.news")


def test_a_passage_takes_one_selector_or_several() -> None:
    one = page_rules.read({"mode": "passage", "include": "#terms"})
    several = page_rules.read({"mode": "passage", "include": ["#terms"], "remove": [], "title": ""})

    assert one == several == PassageRules(include=("#terms",))


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (["li"], "The rules must be a JSON object."),
        ({"item": "li"}, "“mode” must be “list” or “passage”."),
        ({"mode": ["list"]}, "“mode” must be “list” or “passage”."),
        ({"mode": "list"}, "“item” is missing: the CSS selector of one entry of the list."),
        ({"mode": "list", "item": "li >"}, "“item” holds “li >”, which is no CSS selector."),
        ({"mode": "list", "item": 5}, "“item” must be a CSS selector of at most 300 characters."),
        ({"mode": "list", "item": "li", "date": "a" * 301}, "“date” must be a CSS selector of at most 300"),
        ({"mode": "list", "item": "li:contains('x')"}, "“item” uses “:contains”, which is now written"),
        ({"mode": "list", "item": "li", "include": "p"}, "“include” is no rule for a list."),
        ({"mode": "list", "item": "li", "date_order": "ymd"}, "“date_order” must be “mdy”"),
        ({"mode": "list", "item": "li", "date_format": "%B"}, "“date_format” must name year, month and day"),
        ({"mode": "passage"}, "“include” is missing: the CSS selectors of what is watched."),
        ({"mode": "passage", "include": ["p", "["]}, "“include” holds “[”, which is no CSS selector."),
        ({"mode": "passage", "include": {"p": 1}}, "“include” must be a list of at most 20 texts."),
        ({"mode": "passage", "include": ["p"] * 21}, "“include” must be a list of at most 20 texts."),
        ({"mode": "passage", "include": "p", "remove": [None]}, "“remove” must be a CSS selector"),
        ({"mode": "passage", "include": "p", "title": 5}, "“title” must be a text."),
        ({"mode": "passage", "include": "p", "item": "li"}, "“item” is no rule for a passage."),
    ],
)
def test_bad_rules_are_refused_in_one_sentence_that_names_the_key(rules: Any, sentence: str) -> None:
    with pytest.raises(BadRules) as refused:
        page_rules.read(rules)

    assert str(refused.value).startswith(sentence)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("mask", "sentence"),
    [
        ("(", "“mask” holds “(”, which is no regular expression."),
        ("[[a]", "“mask” holds “[[a]”, which is no regular expression."),
        ("a" * 201, "“mask” must hold regular expressions of 1 to 200 characters."),
        (None, "“mask” must hold regular expressions of 1 to 200 characters."),
        (r"(\d+)*", r"“mask” holds “(\d+)*”, which repeats a repetition: that can take for ever."),
        (r"((x*)y)+", "“mask” holds “((x*)y)+”, which repeats"),
        (r"(?:a{2,}b?){3,}", "“mask” holds “(?:a{2,}b?){3,}”, which repeats"),
    ],
)
def test_a_mask_that_cannot_be_used_is_refused(mask: Any, sentence: str) -> None:
    with pytest.raises(BadRules) as refused:
        page_rules.read({"mode": "passage", "include": "p", "mask": [mask]})

    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    "mask",
    [r"\d{1,3}(?:,\d{3})* readers", r"(a+)b+", r"[(a+)]*", r"\(a+\)*", r"(a+)?", "[]+]+", "(?x)a # )+*"],
)
def test_a_mask_may_repeat_what_does_not_repeat_itself(mask: str) -> None:
    rules = page_rules.read({"mode": "passage", "include": "p", "mask": [mask]})

    assert isinstance(rules, PassageRules)


def test_bad_rules_are_a_value_error_for_a_form_and_no_page_for_the_engine() -> None:
    assert issubclass(BadRules, ValueError)
    assert issubclass(BadRules, NotAFeed)


def refusal(rules: Any) -> str:
    """The sentence with which rules are refused; empty where they are taken."""
    try:
        page_rules.read(rules)
    except BadRules as error:
        return str(error)
    return ""


@settings(max_examples=100, deadline=None)
@given(JSON | st.dictionaries(KEYS | st.text(), JSON, max_size=4))
def test_any_json_is_rules_or_bad_rules(value: Any) -> None:
    modes = ("list", "passage") if isinstance(value, dict) else ()

    for rules in (value, *({**value, "mode": mode} for mode in modes)):
        assert refusal(rules)[-1:] in ("", ".")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abc()[]{}*+?\\|.^$:>~#'\"=-, 1", max_size=30))
def test_any_selector_or_mask_is_taken_or_refused(text: str) -> None:
    for key, rules in {
        "item": {"mode": "list", "item": text},
        "mask": {"mode": "passage", "include": "p", "mask": text},
    }.items():
        assert not (sentence := refusal(rules)) or f"“{key}”" in sentence
